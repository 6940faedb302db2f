package dev.sluice.jobs.merge;

import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.lake.IcebergTables;
import dev.sluice.jobs.run.JobException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Merges into an Iceberg table in one commit; what is the same stays untouched. */
public record IcebergMerge(
    SparkSession session,
    AwsEnvironment environment,
    String database,
    String table,
    String location,
    List<String> partitionBy,
    MergeRules rules) {
  private static final String VIEW = "sluice_changes";
  private static final String GONE = "sluice_gone";

  /** Merges the rows, and says how many of the table's rows are new, different or gone. */
  public long merge(Dataset<Row> incoming, Optional<Dataset<Row>> keepOnly) {
    String target = "glue.`%s`.`%s`".formatted(database, table);
    try (StagedRows staged = StagedRows.of(incoming, location)) {
      KeyCheck.require(staged.rows(), rules.keys(), name());
      return session.catalog().tableExists(target)
          ? change(target, staged, keepOnly)
          : create(target, staged.rows().where(functions.not(rules.isDeleted())));
    }
  }

  private String name() {
    return database + "." + table;
  }

  private long create(String target, Dataset<Row> rows) {
    var writer =
        rows.writeTo(target)
            .using("iceberg")
            .tableProperty("location", location.replaceFirst("/$", ""))
            .tableProperty("format-version", "2");
    if (!partitionBy.isEmpty()) {
      Column[] rest = partitionBy.stream().skip(1).map(functions::col).toArray(Column[]::new);
      writer = writer.partitionedBy(functions.col(partitionBy.get(0)), rest);
    }
    try {
      writer.create();
    } catch (TableAlreadyExistsException e) {
      throw new JobException(
          "Table %s was created by another run meanwhile. Run the job again.".formatted(name()), e);
    }
    return rows.count();
  }

  private long change(String target, StagedRows staged, Optional<Dataset<Row>> keepOnly) {
    Dataset<Row> incoming = staged.rows();
    Dataset<Row> shown = session.table(target);
    StructType schema = SchemaRules.merge(name(), shown.schema(), incoming.schema());
    try (Changes changes =
        Changes.between(SchemaRules.align(shown, schema), incoming, rules, schema, keepOnly)) {
      boolean work = changes.rows() > 0;
      if (work) {
        // As files, before the table changes: no query of it may be left when it is merged into.
        staged.and("changes", actions(changes)).createOrReplaceTempView(VIEW);
      }
      if (!schema.equals(SchemaRules.merge(name(), shown.schema(), shown.schema()))) {
        try (IcebergTables tables = new IcebergTables(environment, location)) {
          tables.evolve(database, table, schema);
        }
      }
      if (work) {
        session.sql(statement(target, schema));
        session.catalog().dropTempView(VIEW);
      }
      return changes.rows();
    }
  }

  private static Dataset<Row> actions(Changes changes) {
    return changes
        .changed()
        .withColumn(GONE, functions.lit(false))
        .unionByName(changes.gone().withColumn(GONE, functions.lit(true)), true);
  }

  private String statement(String target, StructType schema) {
    List<String> columns = Arrays.stream(schema.fieldNames()).map(SchemaRules::quoted).toList();
    return "MERGE INTO %s t USING %s s ON %s WHEN MATCHED AND s.%s THEN DELETE WHEN MATCHED THEN UPDATE SET %s WHEN NOT MATCHED AND NOT s.%s THEN INSERT (%s) VALUES (%s)"
        .formatted(
            target,
            VIEW,
            rules.keys().stream()
                .map(SchemaRules::quoted)
                .map(key -> "t." + key + " = s." + key)
                .collect(Collectors.joining(" AND ")),
            GONE,
            columns.stream()
                .map(column -> "t." + column + " = s." + column)
                .collect(Collectors.joining(", ")),
            GONE,
            String.join(", ", columns),
            columns.stream().map(column -> "s." + column).collect(Collectors.joining(", ")));
  }
}
