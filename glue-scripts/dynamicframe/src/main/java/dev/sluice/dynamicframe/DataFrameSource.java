package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.spark.RowReader;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.type.StructType;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Records of a DataFrame; columns that nobody wants are not even read from a columnar file. */
record DataFrameSource(Dataset<Row> frame, boolean replays) implements RecordSource {

  @Override
  public SparkSession session() {
    return frame.sparkSession();
  }

  StructType schema() {
    return SparkTypes.fromSpark(frame.schema());
  }

  @Override
  public JavaRDD<DynamicRecord> records(Projection wanted) {
    Dataset<Row> rows = wanted.want() == Projection.Want.FIELDS ? select(wanted) : frame;
    StructType schema = SparkTypes.fromSpark(rows.schema());
    return rows.queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(
            part -> {
              RowReader reader = new RowReader(schema);
              return Iterators.map(part, row -> DynamicRecord.of(reader.read(row)));
            });
  }

  private Dataset<Row> select(Projection wanted) {
    return frame.select(
        Arrays.stream(frame.columns())
            .filter(name -> wanted.field(name) != null)
            .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
            .toArray(Column[]::new));
  }
}
