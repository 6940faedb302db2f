package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain Java values as nodes and back, for functions that users write. */
public final class NodeValues {
  private NodeValues() {}

  /** A node of a Java value; maps become structs. */
  public static DynamicNode of(@Nullable Object value) {
    if (value == null) {
      return NullNode.NULL;
    }
    if (value instanceof DynamicNode node) {
      return node;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, DynamicNode> fields = new LinkedHashMap<>();
      map.forEach((key, inner) -> fields.put(String.valueOf(key), of(inner)));
      return StructNode.of(fields);
    }
    if (value instanceof Iterable<?> values) {
      List<DynamicNode> elements = new ArrayList<>();
      values.forEach(inner -> elements.add(of(inner)));
      return new ArrayNode(elements);
    }
    return scalar(value);
  }

  private static ScalarNode scalar(Object value) {
    if (value instanceof BigDecimal number) {
      BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
      int precision = Math.max(plain.precision(), plain.scale());
      return ScalarNode.of(new DecimalType(precision, plain.scale()), plain);
    }
    if (value instanceof LocalDate date) {
      return new ScalarNode(ScalarType.DATE, (int) date.toEpochDay());
    }
    if (value instanceof Instant instant) {
      return new ScalarNode(
          ScalarType.TIMESTAMP, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
    if (value instanceof LocalDateTime time) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC));
      return new ScalarNode(ScalarType.TIMESTAMPNTZ, micros);
    }
    return new ScalarNode(typeOf(value), value);
  }

  private static ScalarType typeOf(Object value) {
    if (value instanceof String) {
      return ScalarType.STRING;
    }
    if (value instanceof Integer) {
      return ScalarType.INT;
    }
    if (value instanceof Long) {
      return ScalarType.LONG;
    }
    if (value instanceof Double) {
      return ScalarType.DOUBLE;
    }
    if (value instanceof Boolean) {
      return ScalarType.BOOLEAN;
    }
    if (value instanceof Float) {
      return ScalarType.FLOAT;
    }
    if (value instanceof Short) {
      return ScalarType.SHORT;
    }
    if (value instanceof Byte) {
      return ScalarType.BYTE;
    }
    if (value instanceof byte[]) {
      return ScalarType.BINARY;
    }
    throw new IllegalArgumentException(
        "a record cannot hold a %s: give a string, number, boolean, date, time, list or map"
            .formatted(value.getClass().getName()));
  }

  /** The Java value of a node. */
  public static @Nullable Object toJava(DynamicNode node) {
    if (node instanceof StructNode struct) {
      return toJava(struct.fields());
    }
    if (node instanceof MapNode map) {
      return toJava(map.entries());
    }
    if (node instanceof ArrayNode array) {
      List<@Nullable Object> values = new ArrayList<>();
      array.elements().forEach(e -> values.add(toJava(e)));
      return values;
    }
    return node instanceof ScalarNode scalar ? toJava(scalar) : null;
  }

  private static Map<String, @Nullable Object> toJava(Map<String, DynamicNode> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    fields.forEach((name, value) -> values.put(name, toJava(value)));
    return values;
  }

  private static Object toJava(ScalarNode scalar) {
    if (scalar.type() == ScalarType.DATE) {
      return LocalDate.ofEpochDay((Integer) scalar.value());
    }
    if (scalar.type() == ScalarType.TIMESTAMP) {
      return Instant.EPOCH.plus((Long) scalar.value(), ChronoUnit.MICROS);
    }
    return scalar.type() == ScalarType.TIMESTAMPNTZ
        ? LocalDateTime.ofInstant(
            Instant.EPOCH.plus((Long) scalar.value(), ChronoUnit.MICROS), ZoneOffset.UTC)
        : scalar.value();
  }
}
