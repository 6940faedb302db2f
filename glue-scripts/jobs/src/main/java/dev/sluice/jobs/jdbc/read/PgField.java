package dev.sluice.jobs.jdbc.read;

/** Makes Spark's value of a field's bytes in PostgreSQL's binary form. */
@FunctionalInterface
interface PgField {
  Object read(byte[] data, int at, int length);
}
