package dev.sluice.cloudtrail.convert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The ids of a batch's events in 16 bytes each: a UUID's own bits, or the head of a SHA-256 where
 * the id is written in another form.
 */
final class EventIds {
  private static final byte NONE = 0;
  private static final byte UUID = 1;
  private static final byte HASHED = 2;
  private static final byte[] HEX = hexDigits();

  private long[] bits = new long[2048];
  private byte[] kinds = new byte[1024];
  private int size;

  private static byte[] hexDigits() {
    byte[] digits = new byte[256];
    Arrays.fill(digits, (byte) -1);
    byte[] text = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < text.length; i++) {
      digits[text[i]] = (byte) i;
    }
    return digits;
  }

  void addNone() {
    add(NONE, 0, 0);
  }

  void add(byte[] bytes, int offset, int length) {
    if (length == 36 && addUuid(bytes, offset)) {
      return;
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, offset, length);
      byte[] hash = sha256.digest();
      ByteBuffer head = ByteBuffer.wrap(hash);
      add(HASHED, head.getLong(), head.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Only the lower-case form with hyphens, so that different texts stay different ids. */
  private boolean addUuid(byte[] bytes, int offset) {
    int hyphens = bytes[offset + 8] ^ '-';
    hyphens |= bytes[offset + 13] ^ '-';
    hyphens |= bytes[offset + 18] ^ '-';
    hyphens |= bytes[offset + 23] ^ '-';
    if (hyphens != 0) {
      return false;
    }
    long a = hex(bytes, offset, 8);
    long b = hex(bytes, offset + 9, 4);
    long c = hex(bytes, offset + 14, 4);
    long d = hex(bytes, offset + 19, 4);
    long e = hex(bytes, offset + 24, 6);
    long f = hex(bytes, offset + 30, 6);
    if ((a | b | c | d | e | f) < 0) {
      return false;
    }
    long high = (a << 32) | (b << 16) | c;
    long low = (d << 48) | (e << 24) | f;
    add(UUID, high, low);
    return true;
  }

  /** The number that hexadecimal digits write; negative when one of them is none. */
  private static long hex(byte[] bytes, int from, int count) {
    long value = 0;
    long bad = 0;
    for (int i = from; i < from + count; i++) {
      long digit = HEX[bytes[i] & 0xff];
      value = (value << 4) | (digit & 0xf);
      bad |= digit;
    }
    return bad < 0 ? -1 : value;
  }

  private void add(byte kind, long high, long low) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      bits = Arrays.copyOf(bits, size * 4);
    }
    kinds[size] = kind;
    bits[2 * size] = high;
    bits[2 * size + 1] = low;
    size++;
  }

  void reorder(int[] order) {
    byte[] newKinds = new byte[size];
    long[] newBits = new long[2 * size];
    for (int i = 0; i < size; i++) {
      newKinds[i] = kinds[order[i]];
      newBits[2 * i] = bits[2 * order[i]];
      newBits[2 * i + 1] = bits[2 * order[i] + 1];
    }
    kinds = newKinds;
    bits = newBits;
  }

  boolean has(int row) {
    return kinds[row] != NONE;
  }

  int hash(int row) {
    long mixed = (bits[2 * row] ^ Long.rotateLeft(bits[2 * row + 1], 29)) * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32);
  }

  boolean equal(int row, EventIds other, int otherRow) {
    return bits[2 * row] == other.bits[2 * otherRow]
        && bits[2 * row + 1] == other.bits[2 * otherRow + 1]
        && kinds[row] == other.kinds[otherRow];
  }
}
