package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrameCollection.Relationship;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.jdbc.JdbcDialect;

/**
 * The keys of Relationalize's tables: a child's rows are known by {@code id} and {@code index}, and
 * its {@code id} stands in the parent's column, once.
 */
final class RelationalKeys {
  private final JdbcDialect dialect;
  private final List<String> tables;
  private final List<Relationship> relationships;

  private RelationalKeys(
      JdbcDialect dialect, List<String> tables, List<Relationship> relationships) {
    this.dialect = dialect;
    this.tables = tables;
    this.relationships = relationships;
  }

  static RelationalKeys of(Frame frame, JdbcDialect dialect) {
    return frame instanceof Frame.Tables several
        ? new RelationalKeys(
            dialect,
            several.collection().keys().stream().map(Frame::identifier).toList(),
            several.collection().relationships())
        : new RelationalKeys(dialect, List.of(), List.of());
  }

  /** Drops the tables of the last run, children first: their keys would hold the parents. */
  void dropAll(Connection connection) throws SQLException {
    Set<String> order = new LinkedHashSet<>();
    List<Relationship> deepestFirst = new ArrayList<>(relationships);
    java.util.Collections.reverse(deepestFirst);
    deepestFirst.forEach(relationship -> order.add(Frame.identifier(relationship.child())));
    order.addAll(tables);
    for (String table : order) {
      execute(connection, "DROP TABLE IF EXISTS " + quote(table));
    }
  }

  void addAll(Connection connection) throws SQLException {
    for (Relationship relationship : relationships) {
      String parent = Frame.identifier(relationship.parent());
      String child = Frame.identifier(relationship.child());
      addKey(connection, child, List.of("id", "index"));
      execute(
          connection,
          "ALTER TABLE %s ADD UNIQUE (%s)".formatted(quote(parent), quote(relationship.column())));
    }
    for (Relationship relationship : relationships) {
      execute(
          connection,
          "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)"
              .formatted(
                  quote(Frame.identifier(relationship.child())),
                  quote("id"),
                  quote(Frame.identifier(relationship.parent())),
                  quote(relationship.column())));
    }
  }

  void addKey(Connection connection, String table, List<String> columns) throws SQLException {
    for (String column : columns) {
      execute(
          connection,
          "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL".formatted(quote(table), quote(column)));
    }
    execute(
        connection,
        "ALTER TABLE %s ADD PRIMARY KEY (%s)"
            .formatted(
                quote(table), columns.stream().map(this::quote).collect(Collectors.joining(", "))));
  }

  private String quote(String name) {
    return dialect.quoteIdentifier(name);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
