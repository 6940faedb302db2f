package dev.sluice.dynamicframe.spark;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Writes one value that is not null as Spark keeps it inside its rows. */
@FunctionalInterface
interface ValueWriter {
  @Nullable Object write(DynamicNode node);

  static ValueWriter of(DynamicType type, boolean complete, String place) {
    if (type instanceof StructType struct) {
      RowWriter rows = new RowWriter(struct, complete, place);
      return node -> node instanceof StructNode s ? rows.write(s) : refuse(node, type, place);
    }
    if (type instanceof ArrayType array) {
      ValueWriter element = of(array.element(), complete, place + "[]");
      return node -> node instanceof ArrayNode a ? array(a, element) : refuse(node, type, place);
    }
    if (type instanceof MapType map) {
      ValueWriter value = of(map.value(), complete, place);
      return node -> node instanceof MapNode m ? map(m, value) : refuse(node, type, place);
    }
    if (type instanceof ChoiceType choice) {
      return choice(choice, complete, place);
    }
    return node -> scalar(node, type, place);
  }

  private static GenericArrayData array(ArrayNode array, ValueWriter element) {
    Object[] values = new Object[array.elements().size()];
    for (int i = 0; i < values.length; i++) {
      DynamicNode node = array.elements().get(i);
      values[i] = node.isNull() ? null : element.write(node);
    }
    return new GenericArrayData(values);
  }

  private static ArrayBasedMapData map(MapNode map, ValueWriter value) {
    List<Object> keys = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (Map.Entry<String, DynamicNode> entry : map.entries().entrySet()) {
      keys.add(UTF8String.fromString(entry.getKey()));
      values.add(entry.getValue().isNull() ? null : value.write(entry.getValue()));
    }
    return new ArrayBasedMapData(
        new GenericArrayData(keys.toArray()), new GenericArrayData(values.toArray()));
  }

  private static ValueWriter choice(ChoiceType choice, boolean complete, String place) {
    List<String> names = choice.alternatives().stream().map(DynamicType::typeName).toList();
    List<ValueWriter> writers =
        choice.alternatives().stream().map(t -> of(t, complete, place)).toList();
    return node -> {
      int position = names.indexOf(node.typeName());
      if (position < 0) {
        return refuse(node, choice, place);
      }
      Object[] row = new Object[names.size()];
      row[position] = writers.get(position).write(node);
      return new GenericInternalRow(row);
    };
  }

  private static @Nullable Object scalar(DynamicNode node, DynamicType type, String place) {
    if (!(node instanceof ScalarNode scalar) || scalar.type() != type) {
      // A hinted schema may declare long where the records hold int: that loses nothing.
      DynamicNode cast = widens(node, type) ? Casts.cast(node, type) : node;
      return cast instanceof ScalarNode other && other.typeName().equals(type.typeName())
          ? internal(other, type)
          : refuse(node, type, place);
    }
    return internal(scalar, type);
  }

  private static Object internal(ScalarNode scalar, DynamicType type) {
    Object value = scalar.value();
    if (value instanceof String text) {
      return UTF8String.fromString(text);
    }
    return value instanceof BigDecimal number && type instanceof DecimalType decimal
        ? Decimal.apply(number, decimal.precision(), decimal.scale())
        : value;
  }

  private static boolean widens(DynamicNode node, DynamicType type) {
    if (!(node instanceof ScalarNode scalar)) {
      return false;
    }
    Object value = scalar.value();
    boolean time = scalar.typeName().startsWith("date") || scalar.typeName().startsWith("time");
    boolean integral = value instanceof Number && !(value instanceof Double) && !time;
    return type instanceof DecimalType
        || (integral && (type == ScalarType.LONG || type == ScalarType.DOUBLE))
        || (integral && type == ScalarType.INT && !(value instanceof Long))
        || (value instanceof Float && type == ScalarType.DOUBLE);
  }

  private static Object refuse(DynamicNode node, DynamicType type, String place) {
    String text = node.toString();
    throw new IllegalStateException(
        "'%s' is %s in the frame's schema, but a record holds the %s %s: correct the schema given with withFrameSchema, or let the frame scan for it with recomputeSchema"
            .formatted(
                place, type, node.typeName(), text.substring(0, Math.min(80, text.length()))));
  }
}
