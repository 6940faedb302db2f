package dev.sluice.jobs.merge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * What distinguishes a table from its source: rows that are new or different, and the keys of those
 * that are gone. Rows that come again as they are do not count.
 */
final class Changes implements AutoCloseable {
  private final Dataset<Row> changed;
  private final Dataset<Row> gone;
  private final long changedRows;
  private final long goneRows;

  private Changes(Dataset<Row> changed, Dataset<Row> gone) {
    this.changed = changed.persist(StorageLevel.MEMORY_AND_DISK());
    this.gone = gone.persist(StorageLevel.MEMORY_AND_DISK());
    this.changedRows = this.changed.count();
    this.goneRows = this.gone.count();
  }

  /**
   * Compares.
   *
   * @param old the table's rows, in the schema of both
   * @param incoming the source's new rows, in its own schema
   * @param keepOnly where given, the keys that the source has now: all others are gone
   */
  static Changes between(
      Dataset<Row> old,
      Dataset<Row> incoming,
      MergeRules rules,
      StructType schema,
      Optional<Dataset<Row>> keepOnly) {
    Dataset<Row> present =
        SchemaRules.align(incoming.where(functions.not(rules.isDeleted())), schema).as("n");
    Dataset<Row> before = old.as("o");
    Column same =
        rules.keys().stream()
            .map(key -> column("n", key).equalTo(column("o", key)))
            .reduce(functions.lit(true), Column::and);
    Column isNew = column("o", rules.keys().get(0)).isNull();
    Dataset<Row> changed =
        present
            .join(before, same, "left_outer")
            .where(isNew.or(functions.not(whole("n", schema).eqNullSafe(whole("o", schema)))))
            .select("n.*");
    return new Changes(changed, gone(old, incoming, rules, schema, keepOnly));
  }

  private static Dataset<Row> gone(
      Dataset<Row> old,
      Dataset<Row> incoming,
      MergeRules rules,
      StructType schema,
      Optional<Dataset<Row>> keepOnly) {
    Dataset<Row> keys = keys(old, rules.keys());
    Dataset<Row> deleted =
        keys(SchemaRules.align(incoming.where(rules.isDeleted()), schema), rules.keys());
    Dataset<Row> gone = matching(keys, deleted, rules.keys(), "left_semi");
    if (keepOnly.isEmpty()) {
      return gone;
    }
    Dataset<Row> kept = keys(keepOnly.get(), rules.keys());
    return gone.union(matching(keys, kept, rules.keys(), "left_anti")).distinct();
  }

  /** The rows of a frame whose keys are, or are not, among others. */
  static Dataset<Row> matching(
      Dataset<Row> rows, Dataset<Row> others, List<String> keys, String how) {
    Dataset<Row> left = rows.as("l");
    Dataset<Row> right = others.as("r");
    Column same =
        keys.stream()
            .map(key -> column("l", key).equalTo(column("r", key)))
            .reduce(functions.lit(true), Column::and);
    return left.join(right, same, how);
  }

  static Dataset<Row> keys(Dataset<Row> rows, List<String> keys) {
    return rows.select(
        keys.stream()
            .map(key -> functions.col(SchemaRules.quoted(key)).as(key))
            .toArray(Column[]::new));
  }

  private static Column column(String side, String name) {
    return functions.col(side + "." + SchemaRules.quoted(name));
  }

  /** All columns that can be compared; a map cannot, so a row that has one counts as changed. */
  private static Column whole(String side, StructType schema) {
    boolean maps =
        Arrays.stream(schema.fields()).anyMatch(field -> field.dataType() instanceof MapType);
    return maps
        ? functions.lit(side)
        : functions.struct(
            Arrays.stream(schema.fields())
                .map(field -> column(side, field.name()))
                .toArray(Column[]::new));
  }

  Dataset<Row> changed() {
    return changed;
  }

  /** The keys, and nothing else, of rows to delete. */
  Dataset<Row> gone() {
    return gone;
  }

  /** The keys of every row that will not stay as it is. */
  Dataset<Row> touched(List<String> keys) {
    return keys(changed, keys).union(gone);
  }

  long rows() {
    return changedRows + goneRows;
  }

  @Override
  public void close() {
    changed.unpersist();
    gone.unpersist();
  }
}
