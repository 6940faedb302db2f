package dev.sluice.jobs.merge;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.catalog.GlueTypes;
import dev.sluice.jobs.lake.LakeTable;
import dev.sluice.jobs.lake.OldVersions;
import dev.sluice.jobs.lake.WrittenDirectories;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Merges into a Parquet table: the partitions that a change touches are written anew, to a fresh
 * directory, and the catalog is turned to them. A table without partitions is written anew whole.
 */
public record ParquetMerge(
    SparkSession session,
    GlueClient glue,
    Clock clock,
    String database,
    String table,
    String location,
    List<String> partitionBy,
    MergeRules rules) {
  private static final String TOKEN = "declared";
  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  /** Merges the rows, and says how many of the table's rows are new, different or gone. */
  public long merge(Dataset<Row> incoming, Optional<Dataset<Row>> keepOnly) {
    Optional<Table> found = new GlueTables(glue).find(database, table);
    return found.isEmpty()
        ? create(partitioned(incoming))
        : change(found.get(), partitioned(incoming), keepOnly);
  }

  private String name() {
    return database + "." + table;
  }

  private Dataset<Row> partitioned(Dataset<Row> rows) {
    Dataset<Row> partitioned = rows;
    for (String key : partitionBy) {
      partitioned =
          partitioned.withColumn(
              key, functions.coalesce(functions.col(key).cast("string"), functions.lit(NO_VALUE)));
    }
    return partitioned;
  }

  private long create(Dataset<Row> incoming) {
    long generation = clock.millis();
    String directory = write(incoming.where(functions.not(rules.isDeleted())), generation);
    Dataset<Row> written = session.read().schema(incoming.schema()).parquet(directory);
    KeyCheck.require(written, rules.keys(), name());
    List<software.amazon.awssdk.services.glue.model.Column> columns = columns(incoming.schema());
    Table target =
        LakeTable.findOrCreate(
            glue, new GlueTables(glue), database, table, location, columns, partitionBy);
    new WrittenDirectories(glue, target).show(directory, columns, generation, TOKEN);
    return written.count();
  }

  private long change(Table target, Dataset<Row> incoming, Optional<Dataset<Row>> keepOnly) {
    LakeTable.requireKeys(target, partitionBy);
    try (StagedRows staged = StagedRows.of(incoming, location)) {
      KeyCheck.require(staged.rows(), rules.keys(), name());
      Dataset<Row> shown = partitioned(session.table("glue.`%s`.`%s`".formatted(database, table)));
      StructType schema = SchemaRules.merge(name(), shown.schema(), incoming.schema());
      Dataset<Row> old = SchemaRules.align(shown, schema);
      try (Changes changes = Changes.between(old, staged.rows(), rules, schema, keepOnly)) {
        boolean sameSchema = columns(schema).equals(columns(shown.schema()));
        if (changes.rows() > 0 || !sameSchema) {
          publish(target, schema, old, changes, sameSchema);
        }
        return changes.rows();
      }
    }
  }

  private void publish(
      Table target, StructType schema, Dataset<Row> old, Changes changes, boolean sameSchema) {
    Set<Map<String, String>> touched = touched(old, changes, sameSchema);
    Dataset<Row> kept =
        Changes.matching(
            old.where(within(touched)), changes.touched(rules.keys()), rules.keys(), "left_anti");
    long generation = clock.millis();
    String directory = write(kept.unionByName(changes.changed()), generation);
    new WrittenDirectories(glue, target)
        .show(directory, columns(schema), generation, TOKEN, touched);
    OldVersions.delete(new GlueTables(glue), database, table, location, TOKEN, generation);
  }

  /** The partitions with a row that comes, goes or changes; where columns changed, all. */
  private Set<Map<String, String>> touched(Dataset<Row> old, Changes changes, boolean sameSchema) {
    if (partitionBy.isEmpty()) {
      return Set.of();
    }
    Dataset<Row> before =
        sameSchema
            ? Changes.matching(old, changes.touched(rules.keys()), rules.keys(), "left_semi")
            : old;
    Set<Map<String, String>> touched = new LinkedHashSet<>();
    for (Row row :
        Changes.keys(before, partitionBy)
            .union(Changes.keys(changes.changed(), partitionBy))
            .distinct()
            .collectAsList()) {
      Map<String, String> values = new LinkedHashMap<>();
      partitionBy.forEach(key -> values.put(key, row.getAs(key)));
      touched.add(values);
    }
    return touched;
  }

  private Column within(Set<Map<String, String>> partitions) {
    if (partitionBy.isEmpty()) {
      return functions.lit(true);
    }
    return partitions.stream()
        .map(
            values ->
                values.entrySet().stream()
                    .map(entry -> functions.col(entry.getKey()).equalTo(entry.getValue()))
                    .reduce(functions.lit(true), Column::and))
        .reduce(functions.lit(false), Column::or);
  }

  private String write(Dataset<Row> rows, long generation) {
    String directory = "%sg%d-%s/".formatted(location, generation, TOKEN);
    rows.write()
        .mode(SaveMode.ErrorIfExists)
        .partitionBy(partitionBy.toArray(String[]::new))
        .parquet(directory);
    return directory;
  }

  private List<software.amazon.awssdk.services.glue.model.Column> columns(StructType schema) {
    List<software.amazon.awssdk.services.glue.model.Column> columns =
        new ArrayList<>(GlueTypes.columns(schema));
    columns.removeIf(column -> partitionBy.contains(column.name()));
    return columns;
  }
}
