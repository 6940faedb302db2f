package dev.sluice.cloudtrail;

/**
 * The record that a reader stands on. It is a window into the reader's own memory: read or copy
 * what you need before the reader moves on.
 */
public interface CloudTrailRow {
  /** Whether the column, or a struct around it, has no value here or was not asked for. */
  boolean isNull(int column);

  /** The array that holds a STRING or JSON column's UTF-8 bytes. */
  byte[] bytes(int column);

  int offset(int column);

  int length(int column);

  /** A TIMESTAMP column's microseconds since 1970. */
  long micros(int column);

  boolean isTrue(int column);
}
