package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.jdbc.read.SourceColumn.Kind;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which types are landed as what: by PostgreSQL's and Redshift's names, else by JDBC's types. */
final class ColumnTypes {
  private static final Map<String, Kind> NAMED =
      Map.ofEntries(
          Map.entry("bool", Kind.BOOLEAN),
          Map.entry("int2", Kind.SHORT),
          Map.entry("smallserial", Kind.SHORT),
          Map.entry("int4", Kind.INTEGER),
          Map.entry("serial", Kind.INTEGER),
          Map.entry("int8", Kind.LONG),
          Map.entry("bigserial", Kind.LONG),
          Map.entry("float4", Kind.FLOAT),
          Map.entry("float8", Kind.DOUBLE),
          Map.entry("text", Kind.TEXT),
          Map.entry("varchar", Kind.TEXT),
          Map.entry("bpchar", Kind.TEXT),
          Map.entry("char", Kind.AS_TEXT),
          Map.entry("name", Kind.TEXT),
          Map.entry("citext", Kind.AS_TEXT),
          Map.entry("uuid", Kind.AS_TEXT),
          Map.entry("json", Kind.AS_TEXT),
          Map.entry("jsonb", Kind.AS_TEXT),
          Map.entry("xml", Kind.AS_TEXT),
          Map.entry("inet", Kind.AS_TEXT),
          Map.entry("cidr", Kind.AS_TEXT),
          Map.entry("macaddr", Kind.AS_TEXT),
          Map.entry("time", Kind.AS_TEXT),
          Map.entry("timetz", Kind.AS_TEXT),
          Map.entry("interval", Kind.AS_TEXT),
          Map.entry("date", Kind.DATE),
          Map.entry("timestamp", Kind.TIMESTAMP),
          Map.entry("timestamptz", Kind.INSTANT),
          Map.entry("bytea", Kind.BINARY));

  private ColumnTypes() {}

  /** The column, if its type is one that can be landed. */
  static Optional<SourceColumn> of(Dialect dialect, ResultSetMetaData data, int index)
      throws SQLException {
    String name = data.getColumnLabel(index);
    boolean named = dialect == Dialect.POSTGRESQL || dialect == Dialect.REDSHIFT;
    Kind kind = named ? NAMED.get(data.getColumnTypeName(index).toLowerCase(Locale.ROOT)) : null;
    Optional<SourceColumn> column =
        kind == null ? byType(name, data, index, named) : Optional.of(SourceColumn.of(name, kind));
    return column.filter(SourceColumn::fits);
  }

  private static Optional<SourceColumn> byType(
      String name, ResultSetMetaData data, int index, boolean named) throws SQLException {
    int type = data.getColumnType(index);
    if (type == Types.NUMERIC || type == Types.DECIMAL) {
      return Optional.of(
          SourceColumn.decimal(name, data.getPrecision(index), data.getScale(index)));
    }
    if (named) {
      // What is left and looks like a text is an enum.
      return type == Types.VARCHAR
          ? Optional.of(SourceColumn.of(name, Kind.AS_TEXT))
          : Optional.empty();
    }
    boolean unsigned = !data.isSigned(index);
    if (type == Types.BIGINT && unsigned) {
      return Optional.of(SourceColumn.decimal(name, 20, 0));
    }
    return Optional.ofNullable(kind(type, unsigned)).map(kind -> SourceColumn.of(name, kind));
  }

  private static @org.jspecify.annotations.Nullable Kind kind(int type, boolean unsigned) {
    return switch (type) {
      case Types.BIT, Types.BOOLEAN -> Kind.BOOLEAN;
      case Types.TINYINT -> Kind.SHORT;
      case Types.SMALLINT -> unsigned ? Kind.INTEGER : Kind.SHORT;
      case Types.INTEGER -> unsigned ? Kind.LONG : Kind.INTEGER;
      case Types.BIGINT -> Kind.LONG;
      case Types.REAL -> Kind.FLOAT;
      case Types.FLOAT, Types.DOUBLE -> Kind.DOUBLE;
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          Kind.TEXT;
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> Kind.AS_TEXT;
      case Types.DATE -> Kind.DATE;
      case Types.TIMESTAMP -> Kind.TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BINARY;
      default -> null;
    };
  }
}
