package dev.sluice.pipeline;

import java.util.List;

/** Where a pipeline's rows go: the curated table, its root in the lake and its partition keys. */
public record Curated(TableName table, String location, List<String> partitionBy, Sink sink) {
  public Curated {
    partitionBy = List.copyOf(partitionBy);
  }
}
