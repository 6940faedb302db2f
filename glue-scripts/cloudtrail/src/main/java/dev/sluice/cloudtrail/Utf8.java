package dev.sluice.cloudtrail;

/** Checks and writes UTF-8, because a Parquet string must be nothing else. */
final class Utf8 {
  private Utf8() {}

  /** From the first byte of a character outside ASCII to the byte behind it. */
  static int skip(byte[] bytes, int from, int limit) throws JsonFault {
    int lead = bytes[from] & 0xff;
    int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 0) {
      throw invalid(bytes, from);
    }
    if (from + length > limit) {
      throw new JsonFault.CutShort();
    }
    // The second byte's range keeps out overlong forms, surrogates and what lies above U+10FFFF.
    int second = bytes[from + 1] & 0xff;
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) {
      throw invalid(bytes, from);
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[from + i] & 0xc0) != 0x80) {
        throw invalid(bytes, from);
      }
    }
    return from + length;
  }

  private static JsonFault invalid(byte[] bytes, int at) {
    return new JsonFault(
        String.format("a string is not UTF-8: byte 0x%02x begins no character", bytes[at]), at);
  }

  /** Writes a code point and answers the place behind it. */
  static int write(int codePoint, byte[] bytes, int from) {
    int at = from;
    if (codePoint < 0x80) {
      bytes[at++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[at++] = (byte) (0xc0 | (codePoint >> 6));
      bytes[at++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      bytes[at++] = (byte) (0xe0 | (codePoint >> 12));
      bytes[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      bytes[at++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      bytes[at++] = (byte) (0xf0 | (codePoint >> 18));
      bytes[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
      bytes[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      bytes[at++] = (byte) (0x80 | (codePoint & 0x3f));
    }
    return at;
  }
}
