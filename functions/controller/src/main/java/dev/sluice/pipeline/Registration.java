package dev.sluice.pipeline;

/** How new source partitions get into the Data Catalog. */
public enum Registration {
  CRAWLER,
  DIRECT
}
