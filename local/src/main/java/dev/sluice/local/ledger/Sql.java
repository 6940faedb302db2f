package dev.sluice.local.ledger;

import dev.sluice.ledger.LedgerException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Runs statements on pooled connections, each in a transaction of its own unless it says otherwise.
 */
final class Sql implements AutoCloseable {
  private static final int CONNECTIONS = 16;

  private final JdbcConnectionPool pool;

  private Sql(JdbcConnectionPool pool) {
    this.pool = pool;
  }

  static Sql open(String url) {
    var pool = JdbcConnectionPool.create(url, "sa", "");
    pool.setMaxConnections(CONNECTIONS);
    var sql = new Sql(pool);
    // A commit reaches the file before it is answered, so a killed process loses none.
    sql.execute("SET WRITE_DELAY 0");
    return sql;
  }

  void execute(String statement) {
    update(statement, none -> {});
  }

  void update(String text, Setter setter) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(text)) {
      setter.set(statement);
      statement.executeUpdate();
    } catch (SQLException failed) {
      throw failure(text, failed);
    }
  }

  /** All of it, or nothing when it fails or the process dies; one flush for all. */
  <T> T inTransaction(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } finally {
        connection.rollback(); // nothing after a commit
        connection.setAutoCommit(true);
      }
    } catch (SQLException failed) {
      throw failure("a batch of writes", failed);
    }
  }

  <T> List<T> query(String text, Setter setter, Reader<T> reader) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(text)) {
      setter.set(statement);
      var rows = new ArrayList<T>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException failed) {
      throw failure(text, failed);
    }
  }

  private static LedgerException failure(String text, SQLException failed) {
    return new LedgerException(
        "The embedded ledger failed (%s) at: %s".formatted(failed.getMessage(), text), failed);
  }

  @Override
  public void close() {
    pool.dispose();
  }

  /** What is done in one transaction. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Sets a statement's parameters. */
  interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
