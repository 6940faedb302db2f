package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.node.StructNode;
import java.util.Arrays;

/** Counts 1, 2, 3 with one partition; with several, each takes every n-th number. */
final class CountedKeys implements Keys {
  private final int partition;
  private final int partitions;
  private long[] counts = new long[8];

  CountedKeys(int partition, int partitions) {
    this.partition = partition;
    this.partitions = partitions;
  }

  @Override
  public void record(StructNode root) {
    // Counts go on from record to record.
  }

  @Override
  public long next(int arrayId) {
    if (arrayId >= counts.length) {
      counts = Arrays.copyOf(counts, arrayId * 2);
    }
    return counts[arrayId]++ * partitions + partition + 1;
  }
}
