package dev.sluice.dynamicframe.spark;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;

/** Reads Spark's internal rows as records; serves one partition. */
public final class RowReader {
  private final List<DynamicType> types;
  private final Shape shape;

  /** A reader of rows of this schema. */
  public RowReader(StructType schema) {
    this.types = schema.fields().stream().map(Field::type).toList();
    this.shape = Shape.of(schema.names());
  }

  /** The row as a record; nothing of it refers to the row, which Spark may reuse. */
  public StructNode read(InternalRow row) {
    return struct(row, types, shape);
  }

  private static StructNode struct(SpecializedGetters row, List<DynamicType> types, Shape shape) {
    DynamicNode[] values = new DynamicNode[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row, i, types.get(i));
    }
    return new StructNode(shape, values);
  }

  private static DynamicNode value(SpecializedGetters row, int at, DynamicType type) {
    if (row.isNullAt(at)) {
      return NullNode.NULL;
    }
    if (type instanceof ScalarType scalar) {
      return scalar(row, at, scalar);
    }
    if (type instanceof DecimalType decimal) {
      return ScalarNode.of(
          decimal, row.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal());
    }
    if (type instanceof ArrayType array) {
      return array(row.getArray(at), array.element());
    }
    if (type instanceof MapType map) {
      return map(row.getMap(at), map.value());
    }
    StructType struct = (StructType) type;
    return struct(
        row.getStruct(at, struct.fields().size()),
        struct.fields().stream().map(Field::type).toList(),
        Shape.of(struct.names()));
  }

  private static ArrayNode array(ArrayData data, DynamicType element) {
    List<DynamicNode> elements = new ArrayList<>();
    for (int i = 0; i < data.numElements(); i++) {
      elements.add(value(data, i, element));
    }
    return new ArrayNode(elements);
  }

  private static MapNode map(MapData data, DynamicType type) {
    Map<String, DynamicNode> entries = new LinkedHashMap<>();
    for (int i = 0; i < data.numElements(); i++) {
      entries.put(data.keyArray().getUTF8String(i).toString(), value(data.valueArray(), i, type));
    }
    return new MapNode(entries);
  }

  private static DynamicNode scalar(SpecializedGetters row, int at, ScalarType type) {
    return switch (type) {
      case BOOLEAN -> ScalarNode.of(row.getBoolean(at));
      case BYTE -> new ScalarNode(type, row.getByte(at));
      case SHORT -> new ScalarNode(type, row.getShort(at));
      case INT -> ScalarNode.of(row.getInt(at));
      case LONG -> ScalarNode.of(row.getLong(at));
      case FLOAT -> new ScalarNode(type, row.getFloat(at));
      case DOUBLE -> ScalarNode.of(row.getDouble(at));
      case DATE -> new ScalarNode(type, row.getInt(at));
      case TIMESTAMP, TIMESTAMPNTZ -> new ScalarNode(type, row.getLong(at));
      case STRING -> ScalarNode.of(row.getUTF8String(at).toString());
      case BINARY -> new ScalarNode(type, row.getBinary(at).clone());
      case NULL, UNKNOWN -> NullNode.NULL;
    };
  }
}
