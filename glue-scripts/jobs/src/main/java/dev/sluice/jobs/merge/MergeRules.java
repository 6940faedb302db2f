package dev.sluice.jobs.merge;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * How new rows meet those of the table.
 *
 * @param keys the columns that tell rows apart
 * @param deleteWhere a condition on new rows: those that meet it are deleted from the table
 */
public record MergeRules(List<String> keys, Optional<String> deleteWhere) {

  public MergeRules {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("A merge needs at least one key column");
    }
  }

  Column isDeleted() {
    return deleteWhere
        .map(condition -> functions.coalesce(functions.expr(condition), functions.lit(false)))
        .orElseGet(() -> functions.lit(false));
  }
}
