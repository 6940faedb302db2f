package dev.sluice.jobs.declared;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.catalog.GlueTypes;
import dev.sluice.jobs.declared.JobSpec.Writing;
import dev.sluice.jobs.lake.LakeTable;
import dev.sluice.jobs.lake.WrittenDirectories;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Writes a frame to a fresh directory and then turns the catalog to it: the whole table, or the
 * partitions that the frame holds. Readers see the old or the new.
 */
record ParquetTableSink(
    JobEnvironment environment,
    SparkSession session,
    String database,
    String table,
    String location,
    List<String> partitionBy)
    implements Writing {
  private static final String TOKEN = "declared";

  @Override
  public long write(Frames frames, String name) {
    Frame frame = frames.get(name);
    long generation = environment.clock().millis();
    String directory = "%sg%d-%s/".formatted(location, generation, TOKEN);
    Dataset<Row> rows = frame.rows();
    for (String key : partitionBy) {
      rows = rows.withColumn(key, functions.col(key).cast("string"));
    }
    CountedRows counted = CountedRows.of(rows);
    counted
        .rows()
        .write()
        .mode(SaveMode.ErrorIfExists)
        .partitionBy(partitionBy.toArray(String[]::new))
        .parquet(directory);
    List<Column> columns =
        GlueTypes.columns(rows.schema()).stream()
            .filter(column -> !partitionBy.contains(column.name()))
            .toList();
    var glue = environment.clients().glue();
    Table target =
        LakeTable.findOrCreate(
            glue, new GlueTables(glue), database, table, location, columns, partitionBy);
    new WrittenDirectories(glue, target).show(directory, columns, generation, TOKEN);
    return counted.count();
  }
}
