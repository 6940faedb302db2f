package dev.sluice.dynamicframe.spark;

import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Translates types; a choice is a struct with one field per alternative. */
public final class SparkTypes {
  private static final Map<ScalarType, DataType> SCALARS =
      Map.ofEntries(
          Map.entry(ScalarType.BOOLEAN, DataTypes.BooleanType),
          Map.entry(ScalarType.BYTE, DataTypes.ByteType),
          Map.entry(ScalarType.SHORT, DataTypes.ShortType),
          Map.entry(ScalarType.INT, DataTypes.IntegerType),
          Map.entry(ScalarType.LONG, DataTypes.LongType),
          Map.entry(ScalarType.FLOAT, DataTypes.FloatType),
          Map.entry(ScalarType.DOUBLE, DataTypes.DoubleType),
          Map.entry(ScalarType.DATE, DataTypes.DateType),
          Map.entry(ScalarType.TIMESTAMP, DataTypes.TimestampType),
          Map.entry(ScalarType.TIMESTAMPNTZ, DataTypes.TimestampNTZType),
          Map.entry(ScalarType.STRING, DataTypes.StringType),
          Map.entry(ScalarType.BINARY, DataTypes.BinaryType),
          Map.entry(ScalarType.NULL, DataTypes.NullType),
          Map.entry(ScalarType.UNKNOWN, DataTypes.NullType));

  private SparkTypes() {}

  /** A frame's schema as Spark's. */
  public static org.apache.spark.sql.types.StructType toSpark(StructType schema) {
    return new org.apache.spark.sql.types.StructType(
        schema.fields().stream()
            .map(f -> DataTypes.createStructField(f.name(), toSpark(f.type()), true))
            .toArray(StructField[]::new));
  }

  /** Spark's schema as a frame's. */
  public static StructType fromSpark(org.apache.spark.sql.types.StructType schema) {
    return new StructType(
        Arrays.stream(schema.fields())
            .map(f -> new Field(f.name(), fromSpark(f.dataType())))
            .toList());
  }

  private static DataType toSpark(DynamicType type) {
    if (type instanceof ScalarType scalar) {
      return SCALARS.getOrDefault(scalar, DataTypes.NullType);
    }
    if (type instanceof DecimalType decimal) {
      return DataTypes.createDecimalType(decimal.precision(), decimal.scale());
    }
    if (type instanceof ArrayType array) {
      return DataTypes.createArrayType(toSpark(array.element()), true);
    }
    if (type instanceof MapType map) {
      return DataTypes.createMapType(DataTypes.StringType, toSpark(map.value()), true);
    }
    return toSpark(type instanceof ChoiceType choice ? choice.asStruct() : (StructType) type);
  }

  private static DynamicType fromSpark(DataType type) {
    if (type instanceof org.apache.spark.sql.types.StructType struct) {
      return fromSpark(struct);
    }
    if (type instanceof org.apache.spark.sql.types.ArrayType array) {
      return new ArrayType(fromSpark(array.elementType()));
    }
    if (type instanceof org.apache.spark.sql.types.DecimalType decimal) {
      return new DecimalType(decimal.precision(), decimal.scale());
    }
    if (type instanceof org.apache.spark.sql.types.MapType map
        && map.keyType() instanceof org.apache.spark.sql.types.StringType) {
      return new MapType(fromSpark(map.valueType()));
    }
    if (type instanceof org.apache.spark.sql.types.StringType) {
      return ScalarType.STRING;
    }
    return SCALARS.entrySet().stream()
        .filter(e -> e.getKey() != ScalarType.UNKNOWN && e.getValue().equals(type))
        .map(Map.Entry::getKey)
        .<DynamicType>map(t -> t)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a frame has no type for Spark's %s: cast the column to another type before fromDF"
                        .formatted(type.catalogString())));
  }
}
