package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.relational.ContentHash;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Records in an order that follows from nothing but their content. After a join or in a DataFrame
 * the order may differ each time it is computed; between equal records the order does not matter.
 */
final class ContentOrder implements RecordSource {
  private final RecordSource upstream;
  private @Nullable JavaRDD<DynamicRecord> ordered;

  ContentOrder(RecordSource upstream) {
    this.upstream = upstream;
  }

  @Override
  public SparkSession session() {
    return upstream.session();
  }

  @Override
  public boolean replays() {
    return true;
  }

  /** One RDD for all tables, so that Spark shuffles once and reads the shuffle's files again. */
  @Override
  public synchronized JavaRDD<DynamicRecord> records(Projection wanted) {
    JavaRDD<DynamicRecord> known = ordered;
    if (known == null) {
      JavaRDD<DynamicRecord> records = upstream.records(Projection.ALL);
      known =
          records
              .mapToPair(record -> new Tuple2<>(ContentHash.of(record.getRoot()), record))
              .repartitionAndSortWithinPartitions(
                  new HashPartitioner(Math.max(1, records.getNumPartitions())))
              .values();
      ordered = known;
    }
    return known;
  }
}
