package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.record.PartitionCounts;
import org.apache.spark.sql.SparkSession;

/** Counts the error records that a DataFrame leaves out while it is computed, without a pass. */
public final class ErrorCount {
  private final PartitionCounts counts = new PartitionCounts(1);

  /** A count that starts at nothing. */
  public static ErrorCount start(SparkSession session) {
    ErrorCount count = new ErrorCount();
    session.sparkContext().register(count.counts, "error records left out");
    return count;
  }

  private ErrorCount() {}

  /** How many were left out so far; to be asked for after the DataFrame was written. */
  public long value() {
    return counts.value()[0];
  }

  PartitionCounts counts() {
    return counts;
  }

  /** Counts in one task; a task that is run again replaces its count. */
  static final class Task {
    private final PartitionCounts counts;
    private final int partition;
    private long errors;

    /** The partition is that of the records: one task may compute several of them. */
    Task(PartitionCounts counts, int partition) {
      this.counts = counts;
      this.partition = partition;
    }

    void add() {
      counts.add(new PartitionCounts.Count(partition, 0, ++errors));
    }
  }
}
