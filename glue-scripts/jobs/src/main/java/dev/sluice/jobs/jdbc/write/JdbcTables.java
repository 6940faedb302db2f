package dev.sluice.jobs.jdbc.write;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.jdbc.JdbcSession;
import dev.sluice.jobs.jdbc.RedshiftRole;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.TemporaryFiles;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Replaces tables of a relational database: they are filled beside the old ones, and then, in one
 * transaction with their keys, take their places. Where DDL is transactional (PostgreSQL,
 * Redshift), readers see all the old tables or all the new.
 */
public final class JdbcTables {
  private final AwsClients clients;
  private final JdbcTarget target;
  private final String token;

  /**
   * @param token tells this run's temporary files from those of others
   */
  public JdbcTables(AwsClients clients, JdbcTarget target, String token) {
    this.clients = clients;
    this.target = target;
    this.token = token;
  }

  /** Replaces the tables, and says how many rows they have together. */
  public long replace(TableSet set) {
    try (JdbcSession session = JdbcSession.open(target.place(), clients)) {
      Names names = new Names(session.dialect(), target.schema());
      prepare(session, names, set);
      set.tables().forEach((table, rows) -> load(session, names, table, rows));
      long rows = 0;
      for (String table : set.tables().keySet()) {
        rows += count(session, names, table);
      }
      session.transaction(
          "Publishing tables " + set.tables().keySet(),
          () -> {
            addKeys(session, names, set);
            swap(session, names, set);
          });
      return rows;
    }
  }

  private void prepare(JdbcSession session, Names names, TableSet set) {
    SqlTypes types =
        session.attempt(
            "Connecting", open -> new SqlTypes(session.dialect(), open.getMetaData().getURL()));
    for (String table : set.childrenFirst()) {
      // A run that broke off has left them.
      execute(session, table, "DROP TABLE IF EXISTS " + names.staged(table));
      execute(session, table, "DROP TABLE IF EXISTS " + names.parts(table));
    }
    set.tables()
        .forEach(
            (table, rows) -> {
              Set<String> keys = keyColumns(set, table);
              String columns =
                  Arrays.stream(rows.schema().fields())
                      .map(
                          field ->
                              "%s %s%s"
                                  .formatted(
                                      session.dialect().quote(field.name()),
                                      types.of(field, keys.contains(field.name())),
                                      primary(set, table).contains(field.name())
                                          ? " NOT NULL"
                                          : ""))
                      .collect(Collectors.joining(", "));
              execute(
                  session, table, "CREATE TABLE %s (%s)".formatted(names.staged(table), columns));
              execute(
                  session,
                  table,
                  "CREATE TABLE %s (part INTEGER PRIMARY KEY)".formatted(names.parts(table)));
            });
  }

  private static List<String> primary(TableSet set, String table) {
    return set.primaryKeys().getOrDefault(table, List.of());
  }

  private static Set<String> keyColumns(TableSet set, String table) {
    Set<String> columns = new HashSet<>(primary(set, table));
    for (TableSet.Reference reference : set.references()) {
      if (reference.child().equals(table)) {
        columns.add(reference.column());
      }
      if (reference.parent().equals(table)) {
        columns.add(reference.parentColumn());
      }
    }
    return columns;
  }

  private void load(JdbcSession session, Names names, String table, Dataset<Row> rows) {
    if (session.dialect() == Dialect.REDSHIFT && target.copy().isPresent()) {
      copy(session, names, table, rows, target.copy().get());
      return;
    }
    List<String> columns = Arrays.asList(rows.columns());
    String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    rows.foreachPartition(
        new PartLoad(
            target.place(),
            table,
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(names.staged(table), names.columns(columns), places),
            "INSERT INTO %s (part) VALUES (?)".formatted(names.parts(table)),
            "SELECT part FROM %s WHERE part = ?".formatted(names.parts(table))));
  }

  private void copy(
      JdbcSession session, Names names, String table, Dataset<Row> rows, JdbcTarget.Copy copy) {
    String directory = "%scopy-%s/%s/".formatted(Storages.directory(copy.from()), token, table);
    String role = RedshiftRole.clause(copy.role());
    try {
      rows.write().parquet(directory);
      execute(
          session,
          table,
          "COPY %s FROM '%s' %s FORMAT AS PARQUET".formatted(names.staged(table), directory, role));
    } finally {
      TemporaryFiles.delete(directory);
    }
  }

  private static long count(JdbcSession session, Names names, String table) {
    return session.attempt(
        "Counting table " + table,
        open -> {
          try (Statement statement = open.createStatement();
              ResultSet row =
                  statement.executeQuery("SELECT count(*) FROM " + names.staged(table))) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private static void addKeys(JdbcSession session, Names names, TableSet set) {
    set.primaryKeys()
        .forEach(
            (table, columns) ->
                execute(
                    session,
                    table,
                    "ALTER TABLE %s ADD PRIMARY KEY (%s)"
                        .formatted(names.staged(table), names.columns(columns))));
    for (TableSet.Reference reference : set.references()) {
      execute(
          session,
          reference.parent(),
          "ALTER TABLE %s ADD UNIQUE (%s)"
              .formatted(
                  names.staged(reference.parent()),
                  names.columns(List.of(reference.parentColumn()))));
    }
    for (TableSet.Reference reference : set.references()) {
      execute(
          session,
          reference.child(),
          "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)"
              .formatted(
                  names.staged(reference.child()),
                  names.columns(List.of(reference.column())),
                  names.staged(reference.parent()),
                  names.columns(List.of(reference.parentColumn()))));
    }
  }

  private static void swap(JdbcSession session, Names names, TableSet set) {
    for (String table : set.childrenFirst()) {
      execute(session, table, "DROP TABLE IF EXISTS " + names.table(table));
      execute(session, table, "DROP TABLE IF EXISTS " + names.parts(table));
    }
    for (String table : set.tables().keySet()) {
      execute(
          session,
          table,
          "ALTER TABLE %s RENAME TO %s".formatted(names.staged(table), names.renamed(table)));
    }
  }

  private static void execute(JdbcSession session, String table, String sql) {
    session.execute("Writing table " + table, sql);
  }
}
