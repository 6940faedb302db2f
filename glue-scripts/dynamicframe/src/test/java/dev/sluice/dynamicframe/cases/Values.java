package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.ScalarType;
import java.util.Map;
import java.util.TreeMap;

/** Compares expected JSON with nodes; a missing field equals null, since DataFrames say so. */
final class Values {
  private Values() {}

  static boolean same(JsonNode expected, DynamicNode actual) {
    if (expected == null || expected.isNull() || expected.isMissingNode()) {
      return actual == null || actual.isNull();
    }
    if (actual instanceof StructNode struct) {
      return expected.isObject() && sameFields(expected, struct.fields());
    }
    if (actual instanceof MapNode map) {
      return expected.isObject() && sameFields(expected, map.entries());
    }
    if (actual instanceof ArrayNode array) {
      return expected.isArray() && sameElements(expected, array);
    }
    return actual instanceof ScalarNode scalar && sameScalar(expected, scalar);
  }

  private static boolean sameFields(JsonNode expected, Map<String, DynamicNode> actual) {
    Map<String, DynamicNode> left = new TreeMap<>(actual);
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      if (!same(field.getValue(), left.remove(field.getKey()))) {
        return false;
      }
    }
    return left.values().stream().allMatch(DynamicNode::isNull);
  }

  private static boolean sameElements(JsonNode expected, ArrayNode actual) {
    if (expected.size() != actual.elements().size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!same(expected.get(i), actual.elements().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameScalar(JsonNode expected, ScalarNode actual) {
    Object value = actual.value();
    boolean time =
        actual.type() == ScalarType.DATE
            || actual.type() == ScalarType.TIMESTAMP
            || actual.type() == ScalarType.TIMESTAMPNTZ;
    if (time && expected.isTextual()) {
      DynamicNode wanted = Casts.cast(ScalarNode.of(expected.asText()), actual.type());
      return actual.equals(wanted);
    }
    if (value instanceof Boolean flag) {
      return expected.isBoolean() && expected.asBoolean() == flag;
    }
    if (value instanceof Number number && !time) {
      if (value instanceof java.math.BigDecimal decimal && expected.isTextual()) {
        return decimal.compareTo(new java.math.BigDecimal(expected.asText())) == 0;
      }
      return expected.isNumber() && sameNumber(expected, number);
    }
    return expected.isTextual() && expected.asText().equals(Casts.text(actual));
  }

  private static boolean sameNumber(JsonNode expected, Number actual) {
    double value = actual.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return false;
    }
    return expected.decimalValue().compareTo(new java.math.BigDecimal(actual.toString())) == 0;
  }
}
