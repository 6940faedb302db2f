package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.ErrorCount;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Counts the error records of a frame that its rows leave out, while they are written. */
final class LeftOut {
  private final List<ErrorCount> counts = new ArrayList<>();

  Dataset<Row> rows(DynamicFrame frame) {
    ErrorCount count = ErrorCount.start(SparkSession.active());
    counts.add(count);
    return frame.toDF(count);
  }

  /** Every use of the frame leaves out the same ones. */
  long value() {
    return counts.stream().mapToLong(ErrorCount::value).max().orElse(0);
  }
}
