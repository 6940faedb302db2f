package dev.sluice.pipeline;

/** The format of the curated table. */
public enum Sink {
  PARQUET,
  ICEBERG
}
