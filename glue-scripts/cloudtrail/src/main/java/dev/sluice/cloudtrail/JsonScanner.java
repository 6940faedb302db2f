package dev.sluice.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where JSON values end in a byte array, and checks them on the way: grammar, escapes and
 * UTF-8. Behind the last byte stand {@link #PADDING} zeros, which no value can contain, so no loop
 * needs a second condition to stop.
 */
final class JsonScanner {
  static final int PADDING = 8;
  private static final int MAX_DEPTH = 1000;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private final long[] objects = new long[MAX_DEPTH / Long.SIZE + 1];
  private byte[] bytes = new byte[PADDING];
  private int limit;
  private boolean escaped;

  void reset(byte[] buffer, int end) {
    bytes = buffer;
    limit = end;
  }

  /** Whether the last string contained an escape. */
  boolean escaped() {
    return escaped;
  }

  int skipSpace(int from) {
    int at = from;
    while (bytes[at] <= ' ' && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Expects the character after white space, and answers where it is. */
  int expect(int from, char wanted) throws JsonFault {
    int at = skipSpace(from);
    if (bytes[at] != wanted) {
      throw unexpected(at, "'" + wanted + "'");
    }
    return at;
  }

  /** From the first byte of a value to the byte behind it. */
  int skipValue(int from) throws JsonFault {
    int depth = 0;
    int at = from;
    while (true) {
      byte open = bytes[at];
      if (open == '{' || open == '[') {
        boolean object = open == '{';
        enter(depth++, object, at);
        at = skipSpace(at + 1);
        if (bytes[at] != (object ? '}' : ']')) {
          at = object ? skipName(at) : at;
          continue;
        }
        at++;
        depth--;
      } else {
        at = skipScalar(at);
      }
      while (depth > 0) {
        at = skipSpace(at);
        byte next = bytes[at];
        boolean object = isObject(depth - 1);
        if (next == ',') {
          at = skipSpace(at + 1);
          at = object ? skipName(at) : at;
          break;
        }
        if (next != (object ? '}' : ']')) {
          throw unexpected(at, object ? "',' or '}'" : "',' or ']'");
        }
        at++;
        depth--;
      }
      if (depth == 0) {
        return at;
      }
    }
  }

  private void enter(int depth, boolean object, int at) throws JsonFault {
    if (depth == MAX_DEPTH) {
      throw new JsonFault("values are nested deeper than " + MAX_DEPTH, at);
    }
    long bit = 1L << depth;
    objects[depth >> 6] = object ? (objects[depth >> 6] | bit) : (objects[depth >> 6] & ~bit);
  }

  private boolean isObject(int depth) {
    return (objects[depth >> 6] & (1L << depth)) != 0;
  }

  /** From a member's name to the first byte of its value. */
  private int skipName(int from) throws JsonFault {
    int colon = expect(skipString(from), ':');
    return skipSpace(colon + 1);
  }

  private int skipScalar(int from) throws JsonFault {
    return switch (bytes[from]) {
      case '"' -> skipString(from);
      case 't' -> skipLiteral(from, "true");
      case 'f' -> skipLiteral(from, "false");
      case 'n' -> skipLiteral(from, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> skipNumber(from);
      default -> throw unexpected(from, "a value");
    };
  }

  private int skipLiteral(int from, String literal) throws JsonFault {
    for (int i = 1; i < literal.length(); i++) {
      if (bytes[from + i] != literal.charAt(i)) {
        throw unexpected(from + i, literal);
      }
    }
    return from + literal.length();
  }

  private int skipNumber(int from) throws JsonFault {
    int at = bytes[from] == '-' ? from + 1 : from;
    at = bytes[at] == '0' ? at + 1 : skipDigits(at);
    if (bytes[at] == '.') {
      at = skipDigits(at + 1);
    }
    if (bytes[at] == 'e' || bytes[at] == 'E') {
      at++;
      at = skipDigits(bytes[at] == '+' || bytes[at] == '-' ? at + 1 : at);
    }
    if (at >= limit) {
      throw new JsonFault.CutShort();
    }
    return at;
  }

  private int skipDigits(int from) throws JsonFault {
    int at = from;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw unexpected(at, "a digit");
    }
    return at;
  }

  /** From the opening quote to the byte behind the closing one. */
  int skipString(int from) throws JsonFault {
    if (bytes[from] != '"') {
      throw unexpected(from, "'\"'");
    }
    escaped = false;
    int at = from + 1;
    while (true) {
      if (at >= limit) {
        throw new JsonFault.CutShort();
      }
      long word = (long) WORD.get(bytes, at);
      long quote = word ^ QUOTES;
      long backslash = word ^ BACKSLASHES;
      // A byte's high bit is set where it is a quote, a backslash, a control or not ASCII.
      long special =
          (((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash)
                  | ((word - SPACES) & ~word)
                  | word)
              & HIGHS;
      if (special == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Long.numberOfTrailingZeros(special) >> 3;
      byte b = bytes[at];
      if (b == '"') {
        return at + 1;
      }
      at = b == '\\' ? skipEscape(at) : b < 0 ? Utf8.skip(bytes, at, limit) : control(at);
    }
  }

  private int control(int at) throws JsonFault {
    throw at >= limit
        ? new JsonFault.CutShort()
        : new JsonFault("a string contains the control character " + bytes[at], at);
  }

  private int skipEscape(int from) throws JsonFault {
    escaped = true;
    byte kind = bytes[from + 1];
    if (kind == 'u') {
      for (int i = 2; i < 6; i++) {
        if (Character.digit(bytes[from + i], 16) < 0) {
          throw unexpected(from + i, "a hexadecimal digit");
        }
      }
      return from + 6;
    }
    if ("\"\\/bfnrt".indexOf(kind) < 0) {
      throw unexpected(from + 1, "an escape");
    }
    return from + 2;
  }

  /** A fault at this place: cut short when it lies behind the last byte. */
  JsonFault unexpected(int at, String wanted) {
    if (at >= limit) {
      return new JsonFault.CutShort();
    }
    int b = bytes[at] & 0xff;
    String found = b > ' ' && b < 0x7f ? "'" + (char) b + "'" : String.format("byte 0x%02x", b);
    return new JsonFault("found " + found + " where " + wanted + " should be", at);
  }
}
