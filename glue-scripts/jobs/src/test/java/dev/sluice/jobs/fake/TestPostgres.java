package dev.sluice.jobs.fake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A real PostgreSQL server, one for all tests of a JVM; each test has a database of its own. */
public final class TestPostgres {
  /** Searched for in everything that a test sees. */
  public static final String PASSWORD = "hunter2-öäü&x=1";

  private static final EmbeddedPostgres SERVER = start();

  private final String database = "d" + UUID.randomUUID().toString().replace("-", "");
  private final String connection = "shop-" + database;

  public TestPostgres() {
    run("postgres", "CREATE DATABASE " + database);
    FakeCatalog catalog = FakeGlue.catalog();
    catalog.secret(
        connection + "-secret",
        "{\"username\":\"reader\",\"password\":\"%s\"}".formatted(PASSWORD));
    catalog.connection(connection, url(), connection + "-secret");
    catalog.secret(
        warehouseSecret(), "{\"username\":\"warehouse\",\"password\":\"%s\"}".formatted(PASSWORD));
    run(database, "GRANT ALL ON DATABASE %s TO reader".formatted(database));
    run(database, "GRANT ALL ON SCHEMA public TO reader");
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("password_encryption", "scram-sha-256")
              .start();
      try (Connection open = server.getPostgresDatabase().getConnection();
          Statement statement = open.createStatement()) {
        statement.execute("CREATE USER reader PASSWORD '" + PASSWORD + "'");
        // Redshift's driver knows no newer way to show a password.
        statement.execute("SET password_encryption = 'md5'");
        statement.execute("CREATE USER warehouse IN ROLE reader PASSWORD '" + PASSWORD + "'");
        // The server of the tests trusts everybody; the job's user is to show its password.
        Files.writeString(
            Path.of(hba(statement)),
            """
            local all all trust
            host all reader all scram-sha-256
            host all warehouse all md5
            host all all all trust
            """);
        statement.execute("SELECT pg_reload_conf()");
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hba(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      return row.getString(1);
    }
  }

  /** The Glue connection's name. */
  public String connection() {
    return connection;
  }

  /** The secret of the user that Redshift's driver can log in as. */
  public String warehouseSecret() {
    return connection + "-warehouse";
  }

  public int port() {
    return SERVER.getPort();
  }

  public String database() {
    return database;
  }

  public String url() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), database);
  }

  /** Runs SQL as the server's owner. */
  public void run(String sql) {
    run(database, sql);
  }

  private static void run(String database, String sql) {
    try (Connection open = open(database);
        Statement statement = open.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public Connection open() throws SQLException {
    return open(database);
  }

  private static Connection open(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(SERVER.getPort(), database));
  }

  /** A query's rows as texts. */
  public List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection open = open(database);
        Statement statement = open.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          values.add(found.getString(i));
        }
        rows.add(String.join("|", values));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return rows;
  }
}
