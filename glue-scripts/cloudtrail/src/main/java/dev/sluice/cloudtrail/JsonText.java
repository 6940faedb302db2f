package dev.sluice.cloudtrail;

/** Takes a checked JSON string's escapes out, in place: the result is never longer. */
final class JsonText {
  private static final int REPLACEMENT = 0xfffd;

  private JsonText() {}

  /** Unescapes the bytes between the quotes and answers where they now end. */
  static int unescape(byte[] bytes, int from, int end) {
    int out = from;
    int at = from;
    while (at < end) {
      byte b = bytes[at++];
      if (b != '\\') {
        bytes[out++] = b;
        continue;
      }
      byte kind = bytes[at++];
      if (kind != 'u') {
        bytes[out++] = plain(kind);
        continue;
      }
      int unit = hex(bytes, at);
      at += 4;
      int codePoint = Character.isSurrogate((char) unit) ? REPLACEMENT : unit;
      if (Character.isHighSurrogate((char) unit) && isEscapedUnit(bytes, at, end)) {
        int low = hex(bytes, at + 2);
        if (Character.isLowSurrogate((char) low)) {
          codePoint = Character.toCodePoint((char) unit, (char) low);
          at += 6;
        }
      }
      out = Utf8.write(codePoint, bytes, out);
    }
    return out;
  }

  private static boolean isEscapedUnit(byte[] bytes, int at, int end) {
    return at + 6 <= end && bytes[at] == '\\' && bytes[at + 1] == 'u';
  }

  private static byte plain(byte kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 4) | Character.digit(bytes[at + i], 16);
    }
    return value;
  }
}
