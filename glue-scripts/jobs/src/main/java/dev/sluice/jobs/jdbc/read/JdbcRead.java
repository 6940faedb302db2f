package dev.sluice.jobs.jdbc.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.jdbc.JdbcPlace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A planned read. It holds no password, so it may stand in a plan; readers look that up themselves.
 *
 * @param filter the rows that are wanted; empty for all
 * @param ranges one condition for each reader; an empty one for all rows
 * @param snapshot the state of the database that all readers see; empty when each sees its own
 */
record JdbcRead(
    JdbcPlace place,
    Dialect dialect,
    Relation relation,
    List<SourceColumn> columns,
    String filter,
    List<String> ranges,
    String snapshot,
    int fetchSize) {
  private static final ObjectMapper JSON = new ObjectMapper();

  JdbcRead {
    columns = List.copyOf(columns);
    ranges = List.copyOf(ranges);
  }

  static JdbcRead fromJson(@Nullable String json) {
    try {
      return JSON.readValue(json, JdbcRead.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no planned read: " + json, e);
    }
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A planned read cannot be written as JSON", e);
    }
  }

  StructType schema() {
    return new StructType(
        columns.stream()
            .map(column -> StructField.apply(column.name(), column.type(), true, none()))
            .toArray(StructField[]::new));
  }

  private static org.apache.spark.sql.types.Metadata none() {
    return org.apache.spark.sql.types.Metadata.empty();
  }

  /** The parts of the read, for some of its columns; where none is wanted, the first is read. */
  List<ReadPart> parts(StructType required) {
    List<String> names = Arrays.asList(required.fieldNames());
    List<SourceColumn> chosen =
        names.isEmpty()
            ? columns.subList(0, 1)
            : names.stream()
                .map(name -> columns.stream().filter(c -> c.name().equals(name)).findFirst())
                .map(column -> column.orElseThrow())
                .toList();
    return ranges.stream()
        .map(
            range ->
                new ReadPart(
                    place,
                    relation.label(),
                    select(chosen, range),
                    snapshot,
                    names.isEmpty() ? List.of() : chosen,
                    fetchSize))
        .toList();
  }

  private String select(List<SourceColumn> chosen, String range) {
    String where =
        Stream.of(filter, range)
            .filter(condition -> !condition.isEmpty())
            .map(condition -> "(" + condition + ")")
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM %s%s"
        .formatted(
            chosen.stream()
                .map(column -> column.selected(dialect))
                .collect(Collectors.joining(", ")),
            relation.from(),
            where.isEmpty() ? "" : " WHERE " + where);
  }

  /** One statement for all readers' rows. */
  String whole() {
    return select(columns, "");
  }
}
