package dev.sluice.jobs.merge;

import dev.sluice.jobs.run.JobException;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Refuses rows that their key does not tell apart. */
final class KeyCheck {

  private KeyCheck() {}

  static void require(Dataset<Row> rows, List<String> keys, String table) {
    List<String> missing =
        keys.stream()
            .filter(key -> List.of(rows.columns()).stream().noneMatch(key::equalsIgnoreCase))
            .toList();
    if (!missing.isEmpty()) {
      throw new JobException(
          "Table %s is to be merged by %s, but the rows have no %s; they have %s. Correct 'mergeBy'."
              .formatted(table, keys, missing, List.of(rows.columns())));
    }
    Column[] columns =
        keys.stream().map(key -> functions.col(SchemaRules.quoted(key))).toArray(Column[]::new);
    Column isNull =
        List.of(columns).stream().map(Column::isNull).reduce(functions.lit(false), Column::or);
    List<Row> bad =
        rows.groupBy(columns)
            .agg(functions.count(functions.lit(1)).as("sluice_rows"))
            .where(functions.col("sluice_rows").gt(1).or(isNull))
            .takeAsList(1);
    if (!bad.isEmpty()) {
      Row row = bad.get(0);
      throw new JobException(
          "Table %s is to be merged by %s, but %d row(s) have the key %s. Nothing was changed: name columns that are never null and tell all rows apart."
              .formatted(
                  table,
                  keys,
                  row.<Long>getAs("sluice_rows"),
                  row.toSeq().init().mkString("(", ", ", ")")));
    }
  }
}
