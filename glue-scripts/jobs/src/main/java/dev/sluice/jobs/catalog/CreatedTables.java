package dev.sluice.jobs.catalog;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.lake.LakeTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableInfo;
import org.apache.spark.sql.types.DataType;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Parquet tables that SQL creates; only these may SQL write to. */
final class CreatedTables {
  /** Tables of jobs turn to fresh directories: rows that SQL put into one would be lost. */
  private static final String MARK = "sluice.sql";

  private CreatedTables() {}

  static boolean isOne(Table table) {
    return "true".equals(table.parameters().get(MARK)) && table.partitionKeys().isEmpty();
  }

  static void create(
      GlueTables tables, Identifier identifier, TableInfo info, Map<String, String> database)
      throws TableAlreadyExistsException {
    if (info.partitions().length > 0) {
      throw new UnsupportedOperationException(
          "Table %s: SQL creates Parquet tables without partitions. Let a job's sink with partitionBy write it, or use USING iceberg."
              .formatted(identifier));
    }
    TableInput input =
        LakeTable.input(
            identifier.name(),
            location(identifier, info.properties(), database),
            GlueTypes.columns(info.schema()),
            List.of());
    Map<String, String> parameters = new HashMap<>(input.parameters());
    parameters.put(MARK, "true");
    try {
      tables
          .client()
          .createTable(
              create ->
                  create
                      .databaseName(identifier.namespace()[0])
                      .tableInput(input.toBuilder().parameters(parameters).build()));
    } catch (AlreadyExistsException e) {
      throw new TableAlreadyExistsException(identifier);
    }
  }

  private static String location(
      Identifier identifier, Map<String, String> table, Map<String, String> database) {
    String given = table.getOrDefault(TableCatalog.PROP_LOCATION, "");
    String root = database.getOrDefault(SupportsNamespaces.PROP_LOCATION, "");
    if (given.isEmpty() && root.isEmpty()) {
      throw new UnsupportedOperationException(
          "Table %s has no place: its database has no location. Write CREATE TABLE … LOCATION 's3://…' AS …"
              .formatted(identifier));
    }
    String place = given.isEmpty() ? directory(root) + identifier.name() : given;
    return directory(place);
  }

  private static String directory(String place) {
    return place.endsWith("/") ? place : place + "/";
  }

  /** Whether Parquet, as the catalog describes it, can hold the type. */
  static boolean holds(DataType type) {
    String name = type.typeName();
    return !name.equals("interval") && !name.equals("variant") && !name.equals("void");
  }
}
