package dev.sluice.cloudtrail.convert;

import java.util.Arrays;

/** Byte strings one behind another, each with a number; equal ones can be kept once. */
final class Values {
  private byte[] bytes;
  private int[] starts;
  private int count;
  private int[] table = new int[0];

  Values(int bytesExpected, int valuesExpected) {
    bytes = new byte[bytesExpected];
    starts = new int[valuesExpected + 1];
  }

  /** Values that lie one behind another already; the arrays are kept, not copied. */
  static Values of(byte[] bytes, int[] starts) {
    Values values = new Values(0, 0);
    values.bytes = bytes;
    values.starts = starts;
    values.count = starts.length - 1;
    return values;
  }

  int count() {
    return count;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int value) {
    return starts[value];
  }

  int length(int value) {
    return starts[value + 1] - starts[value];
  }

  int totalLength() {
    return starts[count];
  }

  boolean is(int value, byte[] from, int offset, int length) {
    int start = starts[value];
    int end = starts[value + 1];
    return end - start == length && Arrays.equals(bytes, start, end, from, offset, offset + length);
  }

  /** Adds a value, whether it is there already or not. */
  int add(byte[] from, int offset, int length) {
    int start = starts[count];
    if (bytes.length - start < length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + length));
    }
    System.arraycopy(from, offset, bytes, start, length);
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    starts[count + 1] = start + length;
    return count++;
  }

  /** The number of the equal value that is there, or of this one, added. */
  int find(byte[] from, int offset, int length) {
    if (count * 2 >= table.length) {
      rehash();
    }
    int mask = table.length - 1;
    int slot = ByteHash.hash(from, offset, length) & mask;
    while (table[slot] >= 0) {
      if (is(table[slot], from, offset, length)) {
        return table[slot];
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = add(from, offset, length);
    return table[slot];
  }

  /** Frees what only {@link #find} needs. */
  void closeTable() {
    table = new int[0];
  }

  private void rehash() {
    table = new int[Math.max(256, table.length * 2)];
    Arrays.fill(table, -1);
    int mask = table.length - 1;
    for (int value = 0; value < count; value++) {
      int slot = ByteHash.hash(bytes, starts[value], length(value)) & mask;
      while (table[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = value;
    }
  }

  long memory() {
    return bytes.length + (long) (starts.length + table.length) * Integer.BYTES;
  }
}
