package dev.sluice.jobs.source;

import java.util.Arrays;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** Shows in a query's plan how many records could not be read. */
public final class RejectedMetric implements CustomMetric {
  private static final String NAME = "rejectedRecords";

  /** One task's part of the sum. */
  record OfTask(long value) implements CustomTaskMetric {
    @Override
    public String name() {
      return NAME;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "records that could not be read";
  }

  @Override
  public String aggregateTaskMetrics(long[] values) {
    return String.valueOf(Arrays.stream(values).sum());
  }
}
