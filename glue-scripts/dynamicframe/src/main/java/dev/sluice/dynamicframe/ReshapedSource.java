package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Another source's records, spread or kept in another way. */
record ReshapedSource(
    RecordSource upstream, UnaryOperator<JavaRDD<DynamicRecord>> change, boolean replays)
    implements RecordSource {

  @Override
  public SparkSession session() {
    return upstream.session();
  }

  @Override
  public JavaRDD<DynamicRecord> records(Projection wanted) {
    return change.apply(upstream.records(wanted));
  }
}
