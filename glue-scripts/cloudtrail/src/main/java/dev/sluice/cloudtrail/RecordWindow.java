package dev.sluice.cloudtrail;

import java.io.IOException;
import java.util.Arrays;

/** The part of a log file that is in memory: from the record at hand to as far as was read. */
final class RecordWindow {
  private static final int INITIAL = 1 << 18;

  private final LogStream stream;
  private final int maximum;
  private byte[] bytes = new byte[INITIAL];
  private int limit;
  private int at;
  private long passed;

  RecordWindow(LogStream stream, int maximum) {
    this.stream = stream;
    this.maximum = maximum;
  }

  byte[] bytes() {
    return bytes;
  }

  int limit() {
    return limit;
  }

  /** Where the next record begins. */
  int at() {
    return at;
  }

  void moveTo(int next) {
    at = next;
  }

  /** Where this index of the window stands in the file's content. */
  long offset(int index) {
    return passed + index;
  }

  boolean isFull() {
    return at == 0 && limit + JsonScanner.PADDING >= maximum;
  }

  /** Reads on, forgetting what lies before the record at hand; false at the end of the file. */
  boolean more() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, limit - at);
    limit -= at;
    passed += at;
    at = 0;
    if (limit > bytes.length / 2) {
      bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, maximum));
    }
    int before = limit;
    // Filled whole before anything is parsed, because a record that is cut is parsed again.
    while (limit < bytes.length - JsonScanner.PADDING) {
      int count = stream.read(bytes, limit, bytes.length - JsonScanner.PADDING - limit);
      if (count < 0) {
        break;
      }
      limit += count;
    }
    Arrays.fill(bytes, limit, limit + JsonScanner.PADDING, (byte) 0);
    return limit > before;
  }
}
