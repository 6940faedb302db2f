package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes records that have just the schema of a case that shows no records. */
final class Samples {
  private static final int RECORDS = 6;

  private Samples() {}

  static List<DynamicRecord> of(StructType schema) {
    List<DynamicRecord> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      records.add(DynamicRecord.of((StructNode) value(schema, i)));
    }
    return records;
  }

  private static DynamicNode value(DynamicType type, int seed) {
    if (type instanceof StructType struct) {
      Map<String, DynamicNode> fields = new LinkedHashMap<>();
      struct.fields().forEach(f -> fields.put(f.name(), value(f.type(), seed)));
      return StructNode.of(fields);
    }
    if (type instanceof ArrayType array) {
      return array.element() == ScalarType.NULL
          ? ArrayNode.of()
          : ArrayNode.of(value(array.element(), seed), value(array.element(), seed + 1));
    }
    if (type instanceof MapType map) {
      return new MapNode(Map.of("k" + seed, value(map.value(), seed)));
    }
    if (type instanceof ChoiceType choice) {
      int size = choice.alternatives().size();
      return value(choice.alternatives().get(seed % size), seed / size + seed);
    }
    return type instanceof DecimalType
        ? Casts.cast(ScalarNode.of(seed), type)
        : scalar((ScalarType) type, seed);
  }

  private static DynamicNode scalar(ScalarType type, int seed) {
    return switch (type) {
      case NULL, UNKNOWN -> NullNode.NULL;
      case STRING -> ScalarNode.of("text " + seed);
      case DATE -> Casts.cast(ScalarNode.of("2026-11-0" + (1 + seed % 9)), type);
      case TIMESTAMP, TIMESTAMPNTZ ->
          Casts.cast(ScalarNode.of("2026-11-03 10:00:0" + seed % 9), type);
      case BINARY -> Casts.cast(ScalarNode.of("bytes " + seed), type);
      default -> Casts.cast(ScalarNode.of(seed), type);
    };
  }
}
