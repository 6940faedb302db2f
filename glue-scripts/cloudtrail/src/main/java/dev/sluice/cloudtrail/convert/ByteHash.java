package dev.sluice.cloudtrail.convert;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A quick hash of bytes for tables in memory; not stable, not for files. */
final class ByteHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private ByteHash() {}

  static int hash(byte[] bytes, int from, int length) {
    long hash = length * MIX;
    int at = from;
    int end = from + length;
    while (at + Long.BYTES <= end) {
      hash = (hash ^ (long) WORD.get(bytes, at)) * MIX;
      hash ^= hash >>> 32;
      at += Long.BYTES;
    }
    long tail = 0;
    while (at < end) {
      tail = (tail << 8) | (bytes[at++] & 0xff);
    }
    hash = (hash ^ tail) * MIX;
    return (int) (hash ^ (hash >>> 32));
  }
}
