package dev.sluice.jobs.jdbc.write;

import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.run.JobException;
import org.apache.spark.sql.execution.datasources.jdbc.JdbcUtils;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** What a column is called in CREATE TABLE. */
record SqlTypes(Dialect dialect, String url) {
  /** Not every database can index its type for long texts. */
  private static final String KEY_TEXT = "VARCHAR(512)";

  String of(StructField field, boolean inKey) {
    return dialect == Dialect.POSTGRESQL || dialect == Dialect.REDSHIFT
        ? postgres(field)
        : other(field, inKey);
  }

  private String other(StructField field, boolean inKey) {
    DataType type = field.dataType();
    if (inKey && type instanceof StringType) {
      return KEY_TEXT;
    }
    if (type instanceof TimestampType && dialect == Dialect.OTHER) {
      return "TIMESTAMP WITH TIME ZONE";
    }
    if (!isScalar(type)) {
      throw nested(field);
    }
    return JdbcUtils.getJdbcType(type, JdbcDialects.get(url)).databaseTypeDefinition();
  }

  private static boolean isScalar(DataType type) {
    return type.defaultSize() > 0 && !type.typeName().matches("(struct|array|map|variant).*");
  }

  private String postgres(StructField field) {
    DataType type = field.dataType();
    if (type instanceof BooleanType) {
      return "boolean";
    } else if (type instanceof ByteType || type instanceof ShortType) {
      return "smallint";
    } else if (type instanceof IntegerType) {
      return "integer";
    } else if (type instanceof LongType) {
      return "bigint";
    } else if (type instanceof FloatType) {
      return "real";
    } else if (type instanceof DoubleType) {
      return "double precision";
    } else if (type instanceof DecimalType decimal) {
      return "numeric(%d,%d)".formatted(decimal.precision(), decimal.scale());
    } else if (type instanceof StringType) {
      // Redshift's text is a varchar(256).
      return dialect == Dialect.REDSHIFT ? "varchar(65535)" : "text";
    } else if (type instanceof DateType) {
      return "date";
    } else if (type instanceof TimestampType) {
      return "timestamp with time zone";
    } else if (type instanceof TimestampNTZType) {
      return "timestamp";
    } else if (type instanceof BinaryType) {
      return dialect == Dialect.REDSHIFT ? "varbyte(1024000)" : "bytea";
    }
    throw nested(field);
  }

  private static JobException nested(StructField field) {
    return new JobException(
        "Column '%s' is %s, which a relational table cannot hold. Relationalize the frame, or leave the column out."
            .formatted(field.name(), field.dataType().simpleString()));
  }
}
