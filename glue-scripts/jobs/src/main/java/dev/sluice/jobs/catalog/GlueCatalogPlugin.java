package dev.sluice.jobs.catalog;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.lake.IcebergTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.TableInfo;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/**
 * The Data Catalog as a Spark catalog: {@code spark.sql.catalog.glue =
 * dev.sluice.jobs.catalog.GlueCatalogPlugin}. Iceberg's tables are left to Iceberg.
 */
public final class GlueCatalogPlugin implements TableCatalog, SupportsNamespaces {
  private final GlueTables tables = new GlueTables(AwsClients.ofProcess().glue());
  private String name = "glue";
  private @Nullable SparkCatalog iceberg;

  @Override
  public void initialize(String catalogName, CaseInsensitiveStringMap options) {
    name = catalogName;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String[] defaultNamespace() {
    return new String[] {"default"};
  }

  @Override
  public String[][] listNamespaces() {
    return tables.databases().stream()
        .map(database -> new String[] {database.name()})
        .toArray(String[][]::new);
  }

  @Override
  public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
    if (namespace.length == 0) {
      return listNamespaces();
    }
    database(namespace);
    return new String[0][];
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(String[] namespace)
      throws NoSuchNamespaceException {
    Database database = database(namespace);
    Map<String, String> metadata = new HashMap<>(database.parameters());
    Optional.ofNullable(database.locationUri())
        .ifPresent(uri -> metadata.put(SupportsNamespaces.PROP_LOCATION, uri));
    Optional.ofNullable(database.description())
        .ifPresent(text -> metadata.put(SupportsNamespaces.PROP_COMMENT, text));
    return metadata;
  }

  private Database database(String[] namespace) throws NoSuchNamespaceException {
    if (namespace.length != 1) {
      throw new NoSuchNamespaceException(namespace);
    }
    try {
      return tables.client().getDatabase(get -> get.name(namespace[0])).database();
    } catch (EntityNotFoundException e) {
      throw new NoSuchNamespaceException(namespace);
    }
  }

  @Override
  public void createNamespace(String[] namespace, Map<String, String> metadata) {
    tables
        .client()
        .createDatabase(
            create ->
                create.databaseInput(
                    input ->
                        input
                            .name(namespace[0])
                            .locationUri(metadata.get(SupportsNamespaces.PROP_LOCATION))
                            .description(metadata.get(SupportsNamespaces.PROP_COMMENT))));
  }

  @Override
  public void alterNamespace(String[] namespace, NamespaceChange... changes) {
    throw new UnsupportedOperationException(
        "Databases are changed by Terraform or the AWS CLI, not by SQL: " + namespace[0]);
  }

  @Override
  public boolean dropNamespace(String[] namespace, boolean cascade) {
    throw new UnsupportedOperationException(
        "Databases are deleted by Terraform or the AWS CLI, not by SQL: " + namespace[0]);
  }

  @Override
  public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
    database(namespace);
    return tables.tables(namespace[0]).stream()
        .map(table -> Identifier.of(namespace, table.name()))
        .toArray(Identifier[]::new);
  }

  @Override
  public Table loadTable(Identifier identifier) throws NoSuchTableException {
    if (identifier.namespace().length != 1) {
      throw new NoSuchTableException(identifier);
    }
    software.amazon.awssdk.services.glue.model.Table table =
        tables
            .find(identifier.namespace()[0], identifier.name())
            .orElseThrow(() -> new NoSuchTableException(identifier));
    return TableFormat.of(table) == TableFormat.ICEBERG
        ? iceberg().loadTable(identifier)
        : new GlueFileTable(SparkSession.active(), tables, table);
  }

  /** Parquet unless the statement says USING iceberg. */
  @Override
  public Table createTable(Identifier identifier, TableInfo info)
      throws TableAlreadyExistsException, NoSuchNamespaceException {
    String provider = info.properties().getOrDefault(TableCatalog.PROP_PROVIDER, "parquet");
    if (provider.equalsIgnoreCase("iceberg")) {
      return iceberg().createTable(identifier, info);
    }
    if (!provider.equalsIgnoreCase("parquet")) {
      throw new UnsupportedOperationException(
          "Table %s: SQL creates tables USING parquet or USING iceberg, not USING %s."
              .formatted(identifier, provider));
    }
    CreatedTables.create(tables, identifier, info, loadNamespaceMetadata(identifier.namespace()));
    return new GlueFileTable(
        SparkSession.active(),
        tables,
        tables.require(identifier.namespace()[0], identifier.name()));
  }

  private SparkCatalog iceberg() {
    SparkCatalog opened = iceberg;
    if (opened == null) {
      Map<String, String> options =
          IcebergTables.properties(AwsEnvironment.ofProcess(), "s3://unused/");
      options.put("catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog");
      // Other runs commit while this session lives: every query looks anew.
      options.put("cache-enabled", "false");
      opened = new SparkCatalog();
      opened.initialize(name, new CaseInsensitiveStringMap(options));
      iceberg = opened;
    }
    return Objects.requireNonNull(opened);
  }

  @Override
  public Table alterTable(Identifier identifier, TableChange... changes) {
    throw new UnsupportedOperationException(
        "Tables are changed by Terraform or the AWS CLI, not by SQL: " + identifier);
  }

  @Override
  public boolean dropTable(Identifier identifier) {
    try {
      tables
          .client()
          .deleteTable(
              delete -> delete.databaseName(identifier.namespace()[0]).name(identifier.name()));
      return true;
    } catch (EntityNotFoundException e) {
      return false;
    }
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw new UnsupportedOperationException("The Data Catalog cannot rename a table: " + from);
  }
}
