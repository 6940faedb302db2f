package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.jdbc.JdbcSession;
import dev.sluice.jobs.run.JobException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Asks the database what must be known before rows are read, all in one transaction. */
final class Planner {
  private final JdbcSession session;
  private final Relation relation;
  private final List<SourceColumn> columns;

  Planner(JdbcSession session, Relation relation) {
    this.session = session;
    this.relation = relation;
    this.columns = SourceColumns.of(session, relation);
  }

  List<SourceColumn> columns() {
    return columns;
  }

  /** The smallest and the largest value of a column. */
  private record Bounds(Point min, Point max) {}

  /** The conditions that part the wanted rows for the readers. */
  List<String> ranges(JdbcRequest request, String filter) {
    if (request.splitBy().isEmpty() || request.readers() == 1) {
      return List.of("");
    }
    SourceColumn column = column(request.splitBy().get(), "splitBy");
    return bounds(column, "splitBy", filter)
        .map(
            bounds ->
                Ranges.of(
                    quote(column),
                    bounds.min,
                    bounds.max,
                    Point.isWhole(column),
                    request.readers()))
        .orElse(List.of(""));
  }

  /** The largest value by which rows are told to have changed; absent when there is none. */
  Optional<Point> last(String by) {
    return bounds(column(by, "by"), "by", "").map(Bounds::max);
  }

  /** The rows from a watermark on, and those that have none and so may have changed. */
  String since(String by, Point from, Optional<Point> last) {
    String column = quote(column(by, "by"));
    String upTo =
        last.filter(point -> !session.dialect().sharesSnapshots())
            // Readers that do not see one state at least end at one row.
            .map(point -> " AND %s <= %s".formatted(column, point.literal()))
            .orElse("");
    return "%s >= %s%s OR %s IS NULL".formatted(column, from.literal(), upTo, column);
  }

  private Optional<Bounds> bounds(SourceColumn column, String role, String filter) {
    Point.Axis axis =
        Point.axis(column)
            .orElseThrow(
                () ->
                    new JobException(
                        "Column '%s' of %s is %s: '%s' wants a whole or decimal number, a date or a time. Name another."
                            .formatted(
                                column.name(),
                                relation.label(),
                                column.type().simpleString(),
                                role)));
    String sql =
        "SELECT min(%s), max(%s) FROM %s%s"
            .formatted(
                quote(column),
                quote(column),
                relation.from(),
                filter.isEmpty() ? "" : " WHERE " + filter);
    return session.attempt(
        "Reading " + relation.label(),
        open -> {
          try (Statement statement = open.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            row.next();
            Optional<Point> max = Point.read(axis, row, 2);
            return max.isEmpty()
                ? Optional.empty()
                : Point.read(axis, row, 1).map(min -> new Bounds(min, max.get()));
          }
        });
  }

  private SourceColumn column(String name, String role) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new JobException(
                    "There is no column '%s' in %s of %s; it has %s. Correct '%s'."
                        .formatted(
                            name,
                            relation.label(),
                            session.place().label(),
                            columns.stream().map(SourceColumn::name).toList(),
                            role)));
  }

  private String quote(SourceColumn column) {
    Dialect dialect = session.dialect();
    return dialect.quote(column.name());
  }
}
