package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.run.JobException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** An open connection, which says every error with its place and its doing, and no secret. */
public final class JdbcSession implements AutoCloseable {
  private static final int TRANSACTION_ATTEMPTS = 5;

  /** The SQLSTATE class of transactions that the server rolled back so that others can go on. */
  private static final String UNDONE = "40";

  private final JdbcPlace place;
  private final Access access;
  private final Connection connection;

  private JdbcSession(JdbcPlace place, Access access, Connection connection) {
    this.place = place;
    this.access = access;
    this.connection = connection;
  }

  /** Opens a place by what the catalog and the secret say now. */
  public static JdbcSession open(JdbcPlace place, AwsClients clients) {
    Access access = Access.of(place, clients);
    requireDriver(place, access.url());
    Properties properties = new Properties();
    properties.putAll(Dialect.of(access.url()).settings(access.tls()));
    properties.putAll(place.options());
    if (!access.user().isEmpty()) {
      properties.setProperty("user", access.user());
      properties.setProperty("password", access.password());
    }
    try {
      return new JdbcSession(place, access, DriverManager.getConnection(access.url(), properties));
    } catch (SQLException e) {
      throw JdbcFault.of(place, access, "Connecting", e);
    }
  }

  private static void requireDriver(JdbcPlace place, String url) {
    if (DriverManager.drivers().noneMatch(driver -> takes(driver, url))) {
      String database = url.replaceFirst("^(jdbc:[^:/?;]*).*", "$1");
      throw new JobException(
          "Connecting through %s failed: no driver takes %s: URLs. The job brings those of PostgreSQL and Redshift; add another one's jar to its class path."
              .formatted(place.label(), database));
    }
  }

  private static boolean takes(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      // the driver's own URL, but malformed: connecting says what is wrong with it
      return true;
    }
  }

  /** Some work with the connection. */
  @FunctionalInterface
  public interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Does some work; its failure says what was done, such as "Reading table orders". */
  public <T> T attempt(String doing, Work<T> work) {
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw fault(doing, e);
    }
  }

  public void execute(String doing, String sql) {
    attempt(
        doing,
        open -> {
          try (Statement statement = open.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** Runs one statement with texts for its parameters; a commit, where one is wanted, is yours. */
  public void update(String doing, String sql, Object... values) {
    attempt(
        doing,
        open -> {
          try (PreparedStatement statement = open.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  /**
   * Does some work in one transaction and commits it; once more, a few times, when the server undid
   * it because it and a reader waited for each other.
   */
  public void transaction(String doing, Runnable work) {
    attempt(doing, open -> autoCommit(open, false));
    for (int attempt = 1; ; attempt++) {
      try {
        work.run();
        attempt(doing, JdbcSession::commit);
        return;
      } catch (JobException e) {
        attempt(doing, JdbcSession::rollback);
        if (attempt == TRANSACTION_ATTEMPTS || !wasUndone(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean wasUndone(JobException failure) {
    return failure.getCause() instanceof SQLException cause
        && String.valueOf(cause.getSQLState()).startsWith(UNDONE);
  }

  private static boolean autoCommit(Connection open, boolean on) throws SQLException {
    open.setAutoCommit(on);
    return on;
  }

  private static boolean commit(Connection open) throws SQLException {
    open.commit();
    return true;
  }

  private static boolean rollback(Connection open) throws SQLException {
    open.rollback();
    return true;
  }

  /** From here on, one read-only transaction that sees one state where the database can. */
  public void readOnly() {
    attempt(
        "Starting to read",
        open -> {
          open.setReadOnly(true);
          if (dialect() != Dialect.REDSHIFT && repeatable(open)) {
            // Redshift is always serializable, and refuses to be asked.
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          }
          open.setAutoCommit(false);
          return open;
        });
  }

  private static boolean repeatable(Connection open) throws SQLException {
    return open.getMetaData()
        .supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ);
  }

  public JobException fault(String doing, SQLException e) {
    return JdbcFault.of(place, access, doing, e);
  }

  public JdbcPlace place() {
    return place;
  }

  public Dialect dialect() {
    return Dialect.of(access.url());
  }

  /** Ends the connection; what was not committed is undone by the server. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      org.slf4j.LoggerFactory.getLogger(JdbcSession.class)
          .warn("Closing {} failed: {}", place, access.scrub(String.valueOf(e.getMessage())));
    }
  }
}
