package dev.sluice.cloudtrail;

import java.io.IOException;
import java.io.InputStream;

/** A file's bytes as they are stored, counted, with a look at the next one. */
final class StoredBytes {
  private final InputStream source;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int end;
  private long fetched;

  StoredBytes(InputStream source) {
    this.source = source;
  }

  /** Makes at least one byte available; false at the end. */
  boolean fill() throws IOException {
    if (position < end) {
      return true;
    }
    int count = source.read(buffer, 0, buffer.length);
    position = 0;
    end = Math.max(count, 0);
    fetched += end;
    return count > 0;
  }

  byte[] buffer() {
    return buffer;
  }

  int position() {
    return position;
  }

  int available() {
    return end - position;
  }

  void skip(int count) {
    position += count;
  }

  /** Takes back bytes that were skipped but not used. */
  void giveBack(int count) {
    position -= count;
  }

  /** The next byte without taking it, or -1. */
  int peek() throws IOException {
    return fill() ? buffer[position] & 0xff : -1;
  }

  /** Takes one byte, or answers -1. */
  int take() throws IOException {
    return fill() ? buffer[position++] & 0xff : -1;
  }

  int peekPastZeros() throws IOException {
    while (peek() == 0) {
      position++;
    }
    return peek();
  }

  /** An unsigned number of so many bytes, or -1 when the file ends in it. */
  long littleEndian(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = take();
      if (next < 0) {
        return -1;
      }
      value |= (long) next << (8 * i);
    }
    return value;
  }

  int read(byte[] into, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, available());
    System.arraycopy(buffer, position, into, offset, count);
    position += count;
    return count;
  }

  void drain() throws IOException {
    do {
      position = end;
    } while (fill());
  }

  /** How many bytes were taken. */
  long count() {
    return fetched - available();
  }

  void close() throws IOException {
    source.close();
  }
}
