package dev.sluice.jobs.catalog;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.source.CloudTrailScanBuilder;
import dev.sluice.jobs.source.LogDirectory;
import dev.sluice.jobs.storage.Parallel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.execution.datasources.v2.csv.CSVScanBuilder;
import org.apache.spark.sql.execution.datasources.v2.json.JsonScanBuilder;
import org.apache.spark.sql.execution.datasources.v2.parquet.ParquetScanBuilder;
import org.apache.spark.sql.execution.datasources.v2.parquet.ParquetWrite;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import software.amazon.awssdk.services.glue.model.Table;

/** A table of files in the Data Catalog, read by Spark's own readers or by ours for log files. */
final class GlueFileTable implements SupportsRead, SupportsWrite {
  private final SparkSession session;
  private final Table table;
  private final TableFormat format;
  private final CatalogPartitions partitions;
  private final StructType schema;

  GlueFileTable(SparkSession session, GlueTables tables, Table table) {
    this.session = session;
    this.table = table;
    this.format = TableFormat.of(table);
    this.partitions = new CatalogPartitions(tables, table);
    this.schema = GlueTypes.schema(table);
  }

  @Override
  public String name() {
    return table.databaseName() + "." + table.name();
  }

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(schema);
  }

  @Override
  public Transform[] partitioning() {
    return table.partitionKeys().stream()
        .map(key -> Expressions.identity(key.name()))
        .toArray(Transform[]::new);
  }

  @Override
  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(table.parameters());
    properties.put("location", table.storageDescriptor().location());
    properties.put("provider", format.name().toLowerCase(java.util.Locale.ROOT));
    return properties;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return CreatedTables.isOne(table)
        ? Set.of(TableCapability.BATCH_READ, TableCapability.BATCH_WRITE)
        : Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap asked) {
    Map<String, String> merged = format.readOptions(table);
    merged.putAll(asked.asCaseSensitiveMap());
    CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(merged);
    return switch (format) {
      case PARQUET -> new ParquetScanBuilder(session, index(), schema, dataSchema(), options);
      case JSON -> new JsonScanBuilder(session, index(), schema, dataSchema(), options);
      case CSV -> new CSVScanBuilder(session, index(), schema, dataSchema(), options);
      case CLOUDTRAIL ->
          new CloudTrailScanBuilder(
              session.sparkContext()::defaultParallelism,
              schema,
              partitions.schema(),
              this::logDirectories,
              Optional.empty());
      case ICEBERG, VIEW, OTHER ->
          throw new JobException(
              "Table %s is neither parquet, json, csv nor cloudtrail (input format %s). Set its parameter 'classification'."
                  .formatted(name(), table.storageDescriptor().inputFormat()));
    };
  }

  @Override
  public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
    return new WriteBuilder() {
      @Override
      public Write build() {
        return ParquetWrite.apply(
            CollectionConverters.asScala(List.of(table.storageDescriptor().location())).toSeq(),
            "parquet",
            type -> CreatedTables.holds(type),
            info);
      }
    };
  }

  private StructType dataSchema() {
    return GlueTypes.schema(table.storageDescriptor().columns());
  }

  private CatalogFileIndex index() {
    return new CatalogFileIndex(
        session,
        partitions,
        schema,
        table.storageDescriptor().location(),
        session.sessionState().newHadoopConf());
  }

  private List<LogDirectory> logDirectories(Seq<Expression> filters) {
    return Parallel.map(
        partitions.select(filters),
        directory -> LogDirectory.at(directory.location(), directory.values()));
  }
}
