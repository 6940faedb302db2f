package dev.sluice.control;

import dev.sluice.ledger.Page;
import dev.sluice.pipeline.TableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Partitions of tables in the Data Catalog. */
public interface Catalog {
  /**
   * Which of these partitions (values in the order of the table's keys) exist; any number may be
   * asked for. A missing table is Rejected with NOT_FOUND.
   */
  Outcome<Set<List<String>>> existing(TableName table, List<List<String>> values);

  /**
   * BatchCreatePartition, one call: at most 100. Answers the items that failed; one that exists
   * already did not fail.
   */
  Outcome<List<Failure>> create(TableName table, List<Partition> partitions);

  /** Partitions of a table with their locations. A null cursor begins. */
  Outcome<Page<Partition>> partitions(TableName table, @Nullable String cursor);

  /** A partition and where it lies. */
  record Partition(List<String> values, String location) {
    public Partition {
      values = List.copyOf(values);
    }
  }

  /** A partition that was not created, and Glue's error for it. */
  record Failure(List<String> values, String reason) {
    public Failure {
      values = List.copyOf(values);
    }
  }
}
