package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Writing;
import dev.sluice.jobs.run.JobException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.functions;

/** Writes a frame to an Iceberg table in one commit: its partitions, or the whole table. */
record IcebergTableSink(
    SparkSession session, String database, String table, String location, List<String> partitionBy)
    implements Writing {

  @Override
  public long write(Frames frames, String name) {
    Frame frame = frames.get(name);
    String target = "glue.`%s`.`%s`".formatted(database, table);
    CountedRows counted = CountedRows.of(frame.rows());
    Dataset<Row> rows = counted.rows();
    try {
      if (!session.catalog().tableExists(target)) {
        create(rows, target);
      } else if (partitionBy.isEmpty()) {
        rows.writeTo(target).overwrite(functions.lit(true));
      } else {
        rows.writeTo(target).overwritePartitions();
      }
    } catch (NoSuchTableException | TableAlreadyExistsException e) {
      throw new JobException(
          "Table %s was created or dropped by others while it was written. Run the job again."
              .formatted(target.toLowerCase(Locale.ROOT)),
          e);
    }
    return counted.count();
  }

  private void create(Dataset<Row> rows, String target) throws TableAlreadyExistsException {
    var writer =
        rows.writeTo(target)
            .using("iceberg")
            .tableProperty("location", location)
            .tableProperty("format-version", "2");
    if (!partitionBy.isEmpty()) {
      Column[] rest = partitionBy.stream().skip(1).map(functions::col).toArray(Column[]::new);
      writer = writer.partitionedBy(functions.col(partitionBy.get(0)), rest);
    }
    writer.create();
  }
}
