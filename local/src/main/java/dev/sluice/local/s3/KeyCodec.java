package dev.sluice.local.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Maps any object key to a path that every file system takes, and back.
 *
 * <p>S3 keys are any Unicode; files are not: {@code ..} and empty segments mean something else, a
 * locale may know ASCII only, and the store reserves some names for itself. A bare {@code %} stands
 * for an empty segment; every other unsafe byte is written as {@code %XX}.
 */
final class KeyCodec {
  /** What the file store calls an object while it is being written. */
  static final Pattern UNFINISHED =
      Pattern.compile(".*-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", Pattern.DOTALL);

  private static final String PLAIN = "-_.=+@,~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private KeyCodec() {}

  static String encode(String key) {
    String encoded = encodePrefix(key);
    // a key that looks like an unfinished upload must not be taken for one
    return UNFINISHED.matcher(encoded).matches()
        ? encoded.substring(0, encoded.length() - 1)
            + escaped((byte) encoded.charAt(encoded.length() - 1))
        : encoded;
  }

  /** Encodes the start of keys: whatever key starts with it is encoded to what starts with this. */
  static String encodePrefix(String prefix) {
    String[] segments = prefix.split("/", -1);
    StringBuilder encoded = new StringBuilder(prefix.length() + 8);
    for (int i = 0; i < segments.length; i++) {
      if (i > 0) {
        encoded.append('/');
      }
      boolean last = i == segments.length - 1;
      if (segments[i].isEmpty() && !last) {
        encoded.append('%');
      }
      encodeSegment(segments[i], encoded);
    }
    return encoded.toString();
  }

  private static void encodeSegment(String segment, StringBuilder encoded) {
    byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || (PLAIN.indexOf(c) >= 0 && !(c == '.' && i == 0));
      encoded.append(plain ? String.valueOf(c) : escaped(bytes[i]));
    }
  }

  static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    ByteArrayOutputStream key = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean emptySegment = c == '%' && (i + 1 == path.length() || path.charAt(i + 1) == '/');
      if (c != '%') {
        key.write(c);
      } else if (!emptySegment) {
        key.write(HexFormat.fromHexDigits(path, i + 1, i + 3));
        i += 2;
      }
    }
    return key.toString(StandardCharsets.UTF_8);
  }

  private static String escaped(byte value) {
    return "%" + HEX.toHexDigits(value);
  }
}
