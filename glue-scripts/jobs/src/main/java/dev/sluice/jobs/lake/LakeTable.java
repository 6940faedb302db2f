package dev.sluice.jobs.lake;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.run.JobException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A Parquet table of the lake in the Data Catalog. */
public final class LakeTable {

  private LakeTable() {}

  /** The catalog's table, whose partition keys must be the given ones. */
  public static Table findOrCreate(
      GlueClient glue,
      GlueTables tables,
      String database,
      String name,
      String location,
      List<Column> columns,
      List<String> partitionKeys) {
    Optional<Table> found = tables.find(database, name);
    if (found.isEmpty()) {
      create(glue, database, input(name, location, columns, partitionKeys));
    }
    Table table = found.orElseGet(() -> tables.require(database, name));
    requireKeys(table, partitionKeys);
    return table;
  }

  /** Refuses a table whose partition keys are others. */
  public static void requireKeys(Table table, List<String> partitionKeys) {
    List<String> keys = table.partitionKeys().stream().map(Column::name).toList();
    if (!keys.equals(partitionKeys)) {
      throw new JobException(
          "Table %s.%s is partitioned by %s, but the run writes partitions by %s. Change the pipeline's partitionBy or use another table."
              .formatted(table.databaseName(), table.name(), keys, partitionKeys));
    }
  }

  private static void create(GlueClient glue, String database, TableInput input) {
    try {
      glue.createTable(request -> request.databaseName(database).tableInput(input));
    } catch (AlreadyExistsException e) {
      // Another first run was quicker; its table is as good.
      org.slf4j.LoggerFactory.getLogger(LakeTable.class)
          .info("Table {}.{} was created by another run", database, input.name());
    }
  }

  /** A Parquet table as Athena, Spark and Hive read it. */
  public static TableInput input(
      String name, String location, List<Column> columns, List<String> partitionKeys) {
    return TableInput.builder()
        .name(name)
        .tableType("EXTERNAL_TABLE")
        .parameters(Map.of("classification", "parquet", "EXTERNAL", "TRUE"))
        .partitionKeys(
            partitionKeys.stream()
                .map(key -> Column.builder().name(key).type("string").build())
                .toList())
        .storageDescriptor(storage(location, columns))
        .build();
  }

  private static StorageDescriptor storage(String location, List<Column> columns) {
    return StorageDescriptor.builder()
        .columns(columns)
        .location(location)
        .inputFormat("org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat")
        .outputFormat("org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat")
        .serdeInfo(
            serde ->
                serde.serializationLibrary(
                    "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"))
        .build();
  }
}
