package dev.sluice.local.relational;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a source, with the rows that the demo makes.
 *
 * @param share its rows of a thousand
 * @param columns all columns; the first is the key, the last one tells when a row was changed
 * @param values what makes the columns' values from the row's number {@code g}
 * @param change what an update sets beside the time of the change
 */
record SourceTable(
    String database,
    String name,
    int share,
    List<Column> columns,
    List<String> values,
    String change) {

  SourceTable {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
    if (columns.size() != values.size()) {
      throw new IllegalArgumentException(name + " wants a value for each column");
    }
  }

  String key() {
    return columns.get(0).name();
  }

  String changedAt() {
    return columns.get(columns.size() - 1).name();
  }

  String definition() {
    return "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
        .formatted(
            name,
            columns.stream().map(c -> c.name() + " " + c.type()).collect(Collectors.joining(", ")),
            key());
  }

  String load(long rows) {
    return "INSERT INTO %s SELECT %s FROM generate_series(1, %d) AS s(g)"
        .formatted(name, String.join(", ", values), rows);
  }

  /** Count, keys, and the sum of all rows' hashes, which no order of the rows changes. */
  String measuredInPostgres() {
    return """
        SELECT count(*), count(DISTINCT %s),
          coalesce(sum(('x' || substr(md5(%s), 1, 15))::bit(60)::bigint), 0)::text FROM %s\
        """
        .formatted(
            key(),
            columns.stream()
                .map(c -> "coalesce(" + c.inPostgres() + ", '~')")
                .collect(Collectors.joining(" || '|' || ")),
            name);
  }

  String measuredInSpark(String landed) {
    return """
        SELECT '%s' AS name, count(*) AS rows, count(DISTINCT %s) AS keys,
          cast(coalesce(sum(cast(conv(substr(md5(concat_ws('|', %s)), 1, 15), 16, 10)
            AS decimal(20, 0))), 0) AS string) AS checksum
        FROM %s.%s\
        """
        .formatted(
            name,
            key(),
            columns.stream()
                .map(c -> "coalesce(" + c.inSpark() + ", '~')")
                .collect(Collectors.joining(", ")),
            landed,
            name);
  }
}
