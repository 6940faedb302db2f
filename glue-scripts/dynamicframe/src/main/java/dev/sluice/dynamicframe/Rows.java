package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.PartitionCounts;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.spark.RowWriter;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.type.StructType;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Makes DataFrames of records: straight to Spark's internal rows, without public rows between. */
final class Rows {
  private Rows() {}

  static Dataset<Row> toDF(
      RecordSource source, StructType schema, boolean sampled, ErrorCount errors) {
    PartitionCounts counts = errors.counts();
    JavaRDD<InternalRow> rows =
        source
            .records(Projection.ALL)
            .mapPartitionsWithIndex(
                (partition, records) -> {
                  RowWriter writer = new RowWriter(schema, sampled);
                  ErrorCount.Task task = new ErrorCount.Task(counts, partition);
                  return Iterators.map(
                      Iterators.filter(records, record -> isGood(record, task)),
                      (DynamicRecord record) -> writer.write(record.getRoot()));
                },
                false);
    org.apache.spark.sql.classic.SparkSession session =
        (org.apache.spark.sql.classic.SparkSession) source.session();
    return session.internalCreateDataFrame(rows.rdd(), SparkTypes.toSpark(schema), false);
  }

  private static boolean isGood(DynamicRecord record, ErrorCount.Task task) {
    if (record.isError()) {
      task.add();
    }
    return !record.isError();
  }
}
