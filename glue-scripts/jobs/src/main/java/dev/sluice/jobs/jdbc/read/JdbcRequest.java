package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.JdbcPlace;
import java.util.Optional;

/**
 * What a job asks of a relational database.
 *
 * @param table the table to read, as SQL writes it; empty when there is a query
 * @param splitBy the column whose ranges the readers share; absent for one reader
 */
public record JdbcRequest(
    JdbcPlace place,
    String table,
    String query,
    Optional<String> splitBy,
    int readers,
    int fetchSize,
    Optional<Incremental> incremental,
    Optional<Unload> unload) {
  public static final int READERS = 4;
  public static final int FETCH_SIZE = 5_000;
  private static final int MAX_READERS = 64;

  public JdbcRequest {
    if (table.isEmpty() == query.isEmpty()) {
      throw new IllegalArgumentException("give either 'table' or 'query'");
    }
    if (readers < 1 || readers > MAX_READERS) {
      throw new IllegalArgumentException("'readers' is 1 to " + MAX_READERS);
    }
    if (fetchSize < 1) {
      throw new IllegalArgumentException("'fetchSize' is at least 1");
    }
  }

  Relation relation() {
    return query.isEmpty() ? Relation.table(table) : Relation.query(query);
  }

  /**
   * Reading only what changed.
   *
   * @param by the column that rises with every change of a row
   * @param lookback how far behind the last value to read again, for changes committed late
   * @param state the URI of the file that keeps the last value
   */
  public record Incremental(String by, String lookback, String state) {}

  /**
   * Bulk reading from Redshift through S3.
   *
   * @param to the temporary directory
   * @param role the role that Redshift writes with; {@code default} for the cluster's own
   */
  public record Unload(String to, String role) {}
}
