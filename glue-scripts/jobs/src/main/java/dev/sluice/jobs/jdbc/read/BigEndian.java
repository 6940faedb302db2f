package dev.sluice.jobs.jdbc.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as they stand on the wire. */
final class BigEndian {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static short small(byte[] data, int at) {
    return (short) SHORTS.get(data, at);
  }

  static int integer(byte[] data, int at) {
    return (int) INTS.get(data, at);
  }

  static long large(byte[] data, int at) {
    return (long) LONGS.get(data, at);
  }
}
