package dev.sluice.cloudtrail.convert;

import java.io.OutputStream;
import java.util.Arrays;

/** A page's bytes while they are put together; reused from page to page. */
final class PageBuffer extends OutputStream {
  private byte[] bytes = new byte[1 << 16];
  private int size;

  void clear() {
    size = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  @Override
  public void write(int b) {
    ensure(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    ensure(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  void writeInt(int value) {
    ensure(Integer.BYTES);
    putInt(size, value);
    size += Integer.BYTES;
  }

  void putInt(int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at + 2] = (byte) (value >> 16);
    bytes[at + 3] = (byte) (value >> 24);
  }

  void writeLong(long value) {
    writeInt((int) value);
    writeInt((int) (value >> 32));
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
