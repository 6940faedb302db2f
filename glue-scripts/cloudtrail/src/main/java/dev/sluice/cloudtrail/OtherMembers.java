package dev.sluice.cloudtrail;

import java.util.Arrays;

/** Collects the members that no column stands for into one JSON object of the same nesting. */
final class OtherMembers {
  private byte[] bytes = new byte[256];
  private int length;
  private int opened;

  void clear() {
    length = 0;
    opened = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Adds a member.
   *
   * @param structs names of the structs around it, outermost first
   * @param name where the name stands in {@code from}, quotes included
   */
  void add(byte[][] structs, int depth, byte[] from, int name, int nameEnd, int value, int end) {
    while (opened <= depth) {
      if (opened > 0) {
        separate();
        byte[] struct = structs[opened - 1];
        append('"');
        append(struct, 0, struct.length);
        append('"');
        append(':');
      }
      append('{');
      opened++;
    }
    separate();
    append(from, name, nameEnd);
    append(':');
    append(from, value, end);
  }

  /** Leaves the struct at this depth; 0 ends the record. */
  void leave(int depth) {
    if (opened > depth) {
      append('}');
      opened = depth;
    }
  }

  private void separate() {
    if (bytes[length - 1] != '{') {
      append(',');
    }
  }

  private void append(char c) {
    ensure(1);
    bytes[length++] = (byte) c;
  }

  private void append(byte[] from, int start, int end) {
    ensure(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
