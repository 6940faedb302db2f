package dev.sluice.dynamicframe.record;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts by partition. Spark runs a partition again for every action and after every lost task; the
 * counts of one run replace those of the last, so nothing is counted twice.
 */
public final class PartitionCounts extends AccumulatorV2<PartitionCounts.Count, long[]> {
  private static final long serialVersionUID = 1L;

  /** What one partition's run counted so far. */
  public record Count(int partition, int slot, long total) implements Serializable {}

  private final int slots;
  private final Map<Integer, long[]> partitions = new HashMap<>();

  /** Counts in so many slots. */
  public PartitionCounts(int slots) {
    this.slots = slots;
  }

  /** How many partitions have begun to count. */
  public int partitions() {
    return partitions.size();
  }

  @Override
  public boolean isZero() {
    return partitions.isEmpty();
  }

  @Override
  public PartitionCounts copy() {
    PartitionCounts copy = new PartitionCounts(slots);
    copy.merge(this);
    return copy;
  }

  @Override
  public void reset() {
    partitions.clear();
  }

  @Override
  public void add(Count count) {
    long[] totals = partitions.computeIfAbsent(count.partition(), p -> new long[slots]);
    if (count.slot() < slots) {
      totals[count.slot()] = Math.max(totals[count.slot()], count.total());
    }
  }

  @Override
  public void merge(AccumulatorV2<Count, long[]> other) {
    ((PartitionCounts) other)
        .partitions.forEach(
            (partition, totals) -> {
              for (int slot = 0; slot < slots; slot++) {
                add(new Count(partition, slot, totals[slot]));
              }
            });
  }

  @Override
  public long[] value() {
    long[] sums = new long[slots];
    for (long[] totals : partitions.values()) {
      Arrays.setAll(sums, i -> sums[i] + totals[i]);
    }
    return sums;
  }
}
