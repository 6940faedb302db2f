package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.JdbcSession;
import dev.sluice.jobs.run.JobException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks the database for the columns of a table or query. */
final class SourceColumns {

  private SourceColumns() {}

  static List<SourceColumn> of(JdbcSession session, Relation relation) {
    List<String> faults = new ArrayList<>();
    List<SourceColumn> columns =
        session.attempt(
            "Reading " + relation.label(), open -> columns(open, session, relation, faults));
    if (!faults.isEmpty()) {
      throw new JobException(
          "%s of %s cannot be landed: %s. Read it by a 'query' that casts or leaves out what is named."
              .formatted(relation.label(), session.place().label(), String.join("; ", faults)));
    }
    return columns;
  }

  private static List<SourceColumn> columns(
      Connection open, JdbcSession session, Relation relation, List<String> faults)
      throws SQLException {
    List<SourceColumn> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try (Statement statement = open.createStatement();
        ResultSet none =
            statement.executeQuery("SELECT * FROM %s WHERE 1=0".formatted(relation.from()))) {
      ResultSetMetaData data = none.getMetaData();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        String name = data.getColumnLabel(i);
        String type = data.getColumnTypeName(i);
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          faults.add("there are two columns '%s' when case is not minded".formatted(name));
        }
        ColumnTypes.of(session.dialect(), data, i)
            .ifPresentOrElse(
                columns::add,
                () -> faults.add("column '%s' has the unsupported type %s".formatted(name, type)));
      }
    }
    return columns;
  }
}
