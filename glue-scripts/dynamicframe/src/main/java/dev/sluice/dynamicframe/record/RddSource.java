package dev.sluice.dynamicframe.record;

import dev.sluice.dynamicframe.path.Projection;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Records that stand in an RDD already. */
public record RddSource(SparkSession session, JavaRDD<DynamicRecord> rdd, boolean replays)
    implements RecordSource {

  @Override
  public JavaRDD<DynamicRecord> records(Projection wanted) {
    return rdd;
  }
}
