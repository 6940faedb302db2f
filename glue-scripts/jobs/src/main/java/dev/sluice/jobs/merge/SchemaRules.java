package dev.sluice.jobs.merge;

import dev.sluice.jobs.run.JobException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table's columns become when its source's have changed: an added column is added, a widened
 * one widened, a dropped one kept and left null in new rows; anything else is refused.
 */
final class SchemaRules {
  /** Each holds all values of those before it. */
  private static final List<DataType> WHOLE =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

  private static final int[] WHOLE_DIGITS = {3, 5, 10, 19};
  private static final int MAX_PRECISION = 38;

  private SchemaRules() {}

  static StructType merge(String table, StructType old, StructType incoming) {
    List<StructField> fields = new ArrayList<>();
    for (StructField field : old.fields()) {
      DataType type =
          find(incoming, field.name())
              .map(
                  found ->
                      wider(field.dataType(), found.dataType())
                          .orElseThrow(() -> refuse(table, field, found)))
              .orElse(field.dataType());
      fields.add(new StructField(field.name(), type, true, field.metadata()));
    }
    for (StructField field : incoming.fields()) {
      if (find(old, field.name()).isEmpty()) {
        fields.add(new StructField(field.name(), field.dataType(), true, field.metadata()));
      }
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  private static JobException refuse(String table, StructField old, StructField found) {
    return new JobException(
        "Column '%s' of table %s is %s, and the source now brings %s, which does not hold all that %s does. Nothing was changed: cast it in a 'query', or land it under another name."
            .formatted(
                old.name(),
                table,
                old.dataType().simpleString(),
                found.dataType().simpleString(),
                old.dataType().simpleString()));
  }

  private static Optional<StructField> find(StructType schema, String name) {
    return Arrays.stream(schema.fields())
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The one of two types that holds all values of both. */
  static Optional<DataType> wider(DataType a, DataType b) {
    if (a.equals(b)) {
      return Optional.of(a);
    }
    int wholeA = WHOLE.indexOf(a);
    int wholeB = WHOLE.indexOf(b);
    if (wholeA >= 0 && wholeB >= 0) {
      return Optional.of(wholeA > wholeB ? a : b);
    }
    if (isDecimal(a, wholeA) && isDecimal(b, wholeB)) {
      return decimal(decimal(a, wholeA), decimal(b, wholeB));
    }
    return holds(a, b) ? Optional.of(a) : holds(b, a) ? Optional.of(b) : Optional.empty();
  }

  private static boolean holds(DataType wide, DataType narrow) {
    boolean exactInDouble =
        narrow.equals(DataTypes.FloatType)
            || (WHOLE.contains(narrow) && !narrow.equals(DataTypes.LongType));
    return (wide.equals(DataTypes.DoubleType) && exactInDouble)
        || (wide.equals(DataTypes.TimestampType) && narrow.equals(DataTypes.DateType));
  }

  private static boolean isDecimal(DataType type, int whole) {
    return whole >= 0 || type instanceof DecimalType;
  }

  private static DecimalType decimal(DataType type, int whole) {
    return type instanceof DecimalType decimal
        ? decimal
        : DataTypes.createDecimalType(WHOLE_DIGITS[whole], 0);
  }

  private static Optional<DataType> decimal(DecimalType a, DecimalType b) {
    int scale = Math.max(a.scale(), b.scale());
    int digits = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return digits + scale > MAX_PRECISION
        ? Optional.empty()
        : Optional.of(DataTypes.createDecimalType(digits + scale, scale));
  }

  /** Rows in the columns of a schema; a column that they lack is null. */
  static Dataset<Row> align(Dataset<Row> rows, StructType schema) {
    return rows.select(
        Arrays.stream(schema.fields())
            .map(
                field ->
                    find(rows.schema(), field.name())
                        .map(found -> functions.col(quoted(found.name())))
                        .orElseGet(() -> functions.lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
            .toArray(Column[]::new));
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
