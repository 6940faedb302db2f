package dev.sluice.local.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the demo's databases, changes some of their rows, and measures what they hold. */
final class SourceData {
  static final String READER = "sluice_reader";
  private static final long SEED = 20_261_101;

  private final SourceServer server;

  SourceData(SourceServer server) {
    this.server = server;
  }

  /**
   * Makes all tables with rows that depend on nothing but their number.
   *
   * @param accounts accounts that CloudTrail's table knows; the first accounts are these
   */
  void load(long rows, List<String> accounts) throws SQLException {
    for (String database : List.of(SourceTables.APPLICATION, SourceTables.WAREHOUSE)) {
      server.run("postgres", "CREATE DATABASE " + database);
      server.run(
          database,
          "CREATE FUNCTION pick(g bigint, salt integer, n bigint) RETURNS bigint IMMUTABLE"
              + " LANGUAGE sql AS $$ SELECT (hashint8extended(g, "
              + SEED
              + " + salt) & 9223372036854775807) % n $$");
    }
    server.run(SourceTables.APPLICATION, "CREATE TABLE known_accounts (g bigint, id text)");
    try (Connection open = server.open(SourceTables.APPLICATION);
        PreparedStatement insert =
            open.prepareStatement("INSERT INTO known_accounts VALUES (?, ?)")) {
      for (int i = 0; i < accounts.size(); i++) {
        insert.setLong(1, i + 1L);
        insert.setString(2, accounts.get(i));
        insert.executeUpdate();
      }
    }
    for (SourceTable table : SourceTables.ALL) {
      server.run(table.database(), table.definition());
      server.run(table.database(), table.load(SourceTables.rows(table, rows)));
      server.run(
          table.database(), "CREATE INDEX ON %s (%s)".formatted(table.name(), table.changedAt()));
    }
    server.run(SourceTables.APPLICATION, "DROP TABLE known_accounts");
    // Redshift's driver asks for it before it lists tables
    server.run(
        SourceTables.WAREHOUSE,
        "CREATE VIEW svv_external_schemas AS SELECT NULL::text AS schemaname WHERE false");
    for (String database : List.of(SourceTables.APPLICATION, SourceTables.WAREHOUSE)) {
      server.run(database, "VACUUM ANALYZE");
    }
  }

  /** Lets the reader in with this password, and to nothing but reading. */
  void admit(String password) throws SQLException {
    try (Connection open = server.open("postgres");
        Statement statement = open.createStatement()) {
      try (ResultSet there =
          statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + READER + "'")) {
        String verb = there.next() ? "ALTER" : "CREATE";
        String quoted = password.replace("'", "''");
        statement.execute(verb + " ROLE " + READER + " LOGIN PASSWORD '" + quoted + "'");
      }
    }
    for (String database : List.of(SourceTables.APPLICATION, SourceTables.WAREHOUSE)) {
      server.run(database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER);
    }
  }

  /** Changes rows, a tenth of them by adding new ones; answers how many in each table. */
  Map<String, Long> change(long rows) throws SQLException {
    Map<String, Long> changed = new LinkedHashMap<>();
    for (SourceTable table : SourceTables.ALL) {
      long wanted = Math.max(1, rows * table.share() / 1000);
      changed.put(table.name(), update(table, wanted) + insert(table, wanted / 10));
    }
    return changed;
  }

  private long update(SourceTable table, long rows) throws SQLException {
    return execute(
        table,
        "UPDATE %1$s SET %2$s, %3$s = clock_timestamp() WHERE %4$s IN (SELECT %4$s FROM %1$s ORDER BY md5(%4$s::text || %3$s::text) LIMIT %5$d)"
            .formatted(table.name(), table.change(), table.changedAt(), table.key(), rows));
  }

  /** New rows are copies of old ones under new keys; texts as keys get no new rows. */
  private long insert(SourceTable table, long rows) throws SQLException {
    if (rows == 0 || table.columns().get(0).type().equals("text")) {
      return 0;
    }
    StringBuilder columns = new StringBuilder();
    for (Column column : table.columns().subList(1, table.columns().size() - 1)) {
      columns.append(column.name()).append(", ");
    }
    return execute(
        table,
        "INSERT INTO %1$s (%2$s, %3$s%4$s) SELECT (SELECT max(%2$s) FROM %1$s) + row_number() OVER (), %3$sclock_timestamp() FROM (SELECT * FROM %1$s ORDER BY %2$s LIMIT %5$d) AS copied"
            .formatted(table.name(), table.key(), columns, table.changedAt(), rows));
  }

  private long execute(SourceTable table, String sql) throws SQLException {
    try (Connection open = server.open(table.database());
        Statement statement = open.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** What every table holds now. */
  Map<String, Measure> measure() throws SQLException {
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (SourceTable table : SourceTables.ALL) {
      try (Connection open = server.open(table.database());
          Statement statement = open.createStatement();
          ResultSet row = statement.executeQuery(table.measuredInPostgres())) {
        row.next();
        measures.put(table.name(), new Measure(row.getLong(1), row.getLong(2), row.getString(3)));
      }
    }
    return measures;
  }
}
