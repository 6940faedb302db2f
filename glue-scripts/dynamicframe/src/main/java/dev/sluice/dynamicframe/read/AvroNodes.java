package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Avro's values as nodes, with their logical types: dates, timestamps and decimals. */
final class AvroNodes {
  private static final long MICROS_IN_MILLI = 1_000;

  private AvroNodes() {}

  static DynamicNode of(@Nullable Object value, Schema schema) {
    if (value == null) {
      return NullNode.NULL;
    }
    return switch (schema.getType()) {
      case RECORD -> record((GenericRecord) value, schema);
      case ARRAY -> {
        List<DynamicNode> elements = new ArrayList<>();
        ((Iterable<?>) value).forEach(e -> elements.add(of(e, schema.getElementType())));
        yield new ArrayNode(elements);
      }
      case MAP -> {
        Map<String, DynamicNode> entries = new LinkedHashMap<>();
        ((Map<?, ?>) value)
            .forEach((key, v) -> entries.put(key.toString(), of(v, schema.getValueType())));
        yield new MapNode(entries);
      }
      case UNION -> of(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
      case ENUM, STRING -> ScalarNode.of(value.toString());
      case BYTES -> bytes(array((ByteBuffer) value), schema);
      case FIXED -> bytes(((GenericFixed) value).bytes(), schema);
      case INT -> number((Integer) value, schema);
      case LONG -> number((Long) value, schema);
      case FLOAT -> new ScalarNode(ScalarType.FLOAT, value);
      case DOUBLE -> ScalarNode.of((Double) value);
      case BOOLEAN -> ScalarNode.of((Boolean) value);
      case NULL -> NullNode.NULL;
    };
  }

  private static StructNode record(GenericRecord record, Schema schema) {
    Map<String, DynamicNode> fields = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      fields.put(field.name(), of(record.get(field.pos()), field.schema()));
    }
    return StructNode.of(fields);
  }

  private static DynamicNode number(int value, Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Date
        ? new ScalarNode(ScalarType.DATE, value)
        : ScalarNode.of(value);
  }

  private static DynamicNode number(long value, Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.TimestampMillis) {
      return new ScalarNode(ScalarType.TIMESTAMP, Math.multiplyExact(value, MICROS_IN_MILLI));
    }
    return logical instanceof LogicalTypes.TimestampMicros
        ? new ScalarNode(ScalarType.TIMESTAMP, value)
        : ScalarNode.of(value);
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static DynamicNode bytes(byte[] bytes, Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? ScalarNode.of(
            new DecimalType(decimal.getPrecision(), decimal.getScale()),
            new BigDecimal(new BigInteger(bytes), decimal.getScale()))
        : new ScalarNode(ScalarType.BINARY, bytes);
  }
}
