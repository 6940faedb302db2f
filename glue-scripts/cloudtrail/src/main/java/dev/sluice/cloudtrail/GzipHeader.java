package dev.sluice.cloudtrail;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Skips the header of a gzip member (RFC 1952). */
final class GzipHeader {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private GzipHeader() {}

  /** What is wrong with the header, or null. */
  static @Nullable String skip(StoredBytes stored) throws IOException {
    long magic = stored.littleEndian(2);
    if (magic >= 0 && magic != MAGIC) {
      return "the file is neither gzip nor JSON: it begins with " + hex(magic);
    }
    long method = stored.littleEndian(1);
    if (method >= 0 && method != DEFLATE) {
      return "gzip uses the unknown compression method " + method;
    }
    long flags = stored.littleEndian(1);
    boolean whole = skip(stored, 6);
    if ((flags & EXTRA) != 0) {
      whole &= skip(stored, stored.littleEndian(2));
    }
    if ((flags & NAME) != 0) {
      whole &= skipText(stored);
    }
    if ((flags & COMMENT) != 0) {
      whole &= skipText(stored);
    }
    if ((flags & HEADER_CRC) != 0) {
      whole &= skip(stored, 2);
    }
    return whole && flags >= 0
        ? null
        : "gzip is cut short after " + stored.count() + " bytes, inside its header";
  }

  private static String hex(long magic) {
    return String.format("0x%02x 0x%02x", magic & 0xff, magic >> 8);
  }

  private static boolean skip(StoredBytes stored, long count) throws IOException {
    for (long i = 0; i < count; i++) {
      if (stored.take() < 0) {
        return false;
      }
    }
    return count >= 0;
  }

  private static boolean skipText(StoredBytes stored) throws IOException {
    int next;
    do {
      next = stored.take();
    } while (next > 0);
    return next == 0;
  }
}
