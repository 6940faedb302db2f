package dev.sluice.jobs.declared;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Rows that are counted while they are written, so that nothing is computed twice. */
record CountedRows(Dataset<Row> rows, Observation observation) {

  static CountedRows of(Dataset<Row> rows) {
    Observation observation = new Observation();
    return new CountedRows(
        rows.observe(observation, functions.count(functions.lit(1)).as("rows")), observation);
  }

  /** The count; to be asked for after the write. */
  long count() {
    try {
      return ((Number) observation.getAsJava().getOrDefault("rows", 0L)).longValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the rows were counted", e);
    }
  }
}
