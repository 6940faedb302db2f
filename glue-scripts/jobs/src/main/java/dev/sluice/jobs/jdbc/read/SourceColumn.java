package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.Dialect;
import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** A column of a relational table and how its values are landed. */
record SourceColumn(String name, Kind kind, int precision, int scale) implements Serializable {
  private static final int MAX_PRECISION = 38;
  private static final int FREE_SCALE = 18;

  /** How a value is read, whatever the database calls its type. */
  enum Kind {
    BOOLEAN,
    SHORT,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL,
    TEXT,
    /** Not a text, but landed as the text that the database writes for it. */
    AS_TEXT,
    DATE,
    /** A local time; it is taken for UTC. */
    TIMESTAMP,
    /** A point in time. */
    INSTANT,
    BINARY
  }

  static SourceColumn of(String name, Kind kind) {
    return new SourceColumn(name, kind, 0, 0);
  }

  /** A decimal by what is declared; one that declares nothing gets 20 digits before the point. */
  static SourceColumn decimal(String name, int precision, int scale) {
    if (precision == 0) {
      return new SourceColumn(name, Kind.DECIMAL, MAX_PRECISION, FREE_SCALE);
    }
    int digits = Math.max(precision, scale) - Math.min(scale, 0);
    return new SourceColumn(name, Kind.DECIMAL, digits, Math.max(scale, 0));
  }

  boolean fits() {
    return kind != Kind.DECIMAL || precision <= MAX_PRECISION;
  }

  DataType type() {
    return switch (kind) {
      case BOOLEAN -> DataTypes.BooleanType;
      case SHORT -> DataTypes.ShortType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case DECIMAL -> DataTypes.createDecimalType(precision, scale);
      case TEXT, AS_TEXT -> DataTypes.StringType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP, INSTANT -> DataTypes.TimestampType;
      case BINARY -> DataTypes.BinaryType;
    };
  }

  /** The column in a select list. */
  String selected(Dialect dialect) {
    String quoted = dialect.quote(name);
    if (kind != Kind.AS_TEXT) {
      return quoted;
    }
    return switch (dialect) {
      case POSTGRESQL -> quoted + "::text AS " + quoted;
      // Its text is a varchar(256).
      case REDSHIFT -> quoted + "::varchar(65535) AS " + quoted;
      case MYSQL, OTHER -> quoted;
    };
  }
}
