package dev.sluice.cloudtrail.convert;

/** How Parquet pages are packed. */
public enum Compression {
  ZSTD,
  SNAPPY
}
