package dev.sluice.jobs.lake;

import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.types.StructType;
import org.slf4j.LoggerFactory;

/** Iceberg tables of the Data Catalog, by Iceberg's own catalog for it. */
public final class IcebergTables implements AutoCloseable {

  /** Format 2, since Athena reads no 3; many runs may commit to one table at the same moment. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "commit.retry.num-retries", "30",
          "commit.retry.min-wait-ms", "50",
          "commit.retry.max-wait-ms", "3000",
          "write.parquet.compression-codec", "zstd");

  private final GlueCatalog catalog = new GlueCatalog();

  public IcebergTables(AwsEnvironment environment, String warehouse) {
    catalog.initialize("glue", properties(environment, warehouse));
  }

  /** The table, created when it is missing, partitioned by the identity of the given columns. */
  public Table open(
      String database, String name, String location, Schema schema, List<String> partitionBy) {
    TableIdentifier identifier = TableIdentifier.of(database, name);
    if (!catalog.tableExists(identifier)) {
      PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
      partitionBy.forEach(spec::identity);
      try {
        return catalog
            .buildTable(identifier, schema)
            .withPartitionSpec(spec.build())
            .withLocation(location.replaceFirst("/$", ""))
            .withProperties(PROPERTIES)
            .create();
      } catch (AlreadyExistsException e) {
        LoggerFactory.getLogger(IcebergTables.class)
            .info("Table {} was created by another run", identifier);
      }
    }
    return catalog.loadTable(identifier);
  }

  /** Adds the columns that a table lacks and widens those that are narrower. */
  public void evolve(String database, String name, StructType columns) {
    Table table = catalog.loadTable(TableIdentifier.of(database, name));
    UpdateSchema update = table.updateSchema().caseSensitive(false);
    for (Types.NestedField column : SparkSchemaUtil.convert(columns).columns()) {
      Types.NestedField existing = table.schema().caseInsensitiveFindField(column.name());
      if (existing == null) {
        update.addColumn(column.name(), column.type());
      } else if (!existing.type().equals(column.type()) && existing.type().isPrimitiveType()) {
        try {
          update.updateColumn(existing.name(), column.type().asPrimitiveType());
        } catch (IllegalArgumentException e) {
          throw new JobException(
              "Column '%s' of Iceberg table %s.%s is %s and cannot become %s. Nothing was changed: cast it in a 'query'."
                  .formatted(column.name(), database, name, existing.type(), column.type()),
              e);
        }
      }
    }
    update.commit();
  }

  /** How Iceberg reaches the catalog and the files, here and on AWS. */
  public static Map<String, String> properties(AwsEnvironment environment, String warehouse) {
    Map<String, String> properties = new HashMap<>();
    properties.put("warehouse", warehouse);
    properties.put("client.region", environment.region());
    properties.put("io-impl", "org.apache.iceberg.io.ResolvingFileIO");
    environment.endpoint().ifPresent(url -> properties.put("glue.endpoint", url));
    environment
        .s3Endpoint()
        .ifPresent(
            url -> {
              properties.put("s3.endpoint", url);
              properties.put("s3.path-style-access", "true");
            });
    return properties;
  }

  @Override
  public void close() {
    try {
      catalog.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Closing Iceberg's clients failed", e);
    }
  }
}
