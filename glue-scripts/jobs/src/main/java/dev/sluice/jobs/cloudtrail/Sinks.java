package dev.sluice.jobs.cloudtrail;

import dev.sluice.cloudtrail.CloudTrailSchema;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.lake.IcebergCommit;
import dev.sluice.jobs.lake.IcebergTables;
import dev.sluice.jobs.lake.LakeSink;
import dev.sluice.jobs.lake.LakeTable;
import dev.sluice.jobs.lake.PartitionFlip;
import java.util.List;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;

/** Opens the curated table in the form that the run asks for, and creates it when it is missing. */
final class Sinks {

  private Sinks() {}

  static LakeSink of(CloudTrailArguments run, GlueClient glue) {
    return switch (run.sink()) {
      case PARQUET -> new PartitionFlip(glue, parquetTable(run, glue), run.token());
      case ICEBERG -> {
        IcebergTables tables = new IcebergTables(AwsEnvironment.ofProcess(), run.targetLocation());
        yield new IcebergCommit(
            tables,
            tables.open(
                run.target().database(),
                run.target().table(),
                run.targetLocation(),
                IcebergSchema.of(run.partitionBy()),
                run.partitionBy()),
            run.token());
      }
    };
  }

  private static software.amazon.awssdk.services.glue.model.Table parquetTable(
      CloudTrailArguments run, GlueClient glue) {
    List<Column> columns =
        CloudTrailSchema.catalogColumns().stream()
            .map(column -> Column.builder().name(column.name()).type(column.type()).build())
            .toList();
    return LakeTable.findOrCreate(
        glue,
        new GlueTables(glue),
        run.target().database(),
        run.target().table(),
        run.targetLocation(),
        columns,
        run.partitionBy());
  }
}
