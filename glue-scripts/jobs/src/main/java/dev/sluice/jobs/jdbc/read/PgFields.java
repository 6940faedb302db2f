package dev.sluice.jobs.jdbc.read;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** PostgreSQL's binary forms, as its send functions write them. */
final class PgFields {
  /** PostgreSQL counts from the year 2000. */
  private static final int DAYS = 10_957;

  private static final long MICROS = DAYS * 86_400_000_000L;

  /** Reads past a field. */
  static final PgField NOTHING = (data, at, length) -> true;

  private PgFields() {}

  static PgField of(ReadPart part, SourceColumn column) {
    return switch (column.kind()) {
      case BOOLEAN -> (data, at, length) -> data[at] != 0;
      case SHORT -> (data, at, length) -> BigEndian.small(data, at);
      case INTEGER -> (data, at, length) -> BigEndian.integer(data, at);
      case LONG -> (data, at, length) -> BigEndian.large(data, at);
      case FLOAT -> (data, at, length) -> Float.intBitsToFloat(BigEndian.integer(data, at));
      case DOUBLE -> (data, at, length) -> Double.longBitsToDouble(BigEndian.large(data, at));
      case DECIMAL -> new PgNumeric(part, column);
      // The message's bytes belong to this row alone, so they need not be copied.
      case TEXT, AS_TEXT -> UTF8String::fromBytes;
      case DATE -> (data, at, length) -> date(part, column, BigEndian.integer(data, at));
      case TIMESTAMP, INSTANT ->
          (data, at, length) -> micros(part, column, BigEndian.large(data, at));
      case BINARY -> (data, at, length) -> Arrays.copyOfRange(data, at, at + length);
    };
  }

  private static Object date(ReadPart part, SourceColumn column, int days) {
    if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
      throw BadValue.of(part, column, days > 0 ? "infinity" : "-infinity");
    }
    return days + DAYS;
  }

  private static Object micros(ReadPart part, SourceColumn column, long micros) {
    if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
      throw BadValue.of(part, column, micros > 0 ? "infinity" : "-infinity");
    }
    return micros + MICROS;
  }
}
