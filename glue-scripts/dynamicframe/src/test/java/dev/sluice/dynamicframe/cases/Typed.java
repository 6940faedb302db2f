package dev.sluice.dynamicframe.cases;

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
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives a case's JSON records the types that its schema declares. */
final class Typed {
  private Typed() {}

  static DynamicNode as(DynamicNode node, DynamicType type) {
    if (node.isNull() || (type instanceof ScalarType s && s.isOpen())) {
      return node;
    }
    if (type instanceof ChoiceType choice) {
      return inChoice(node, choice);
    }
    if (node instanceof StructNode struct && type instanceof StructType fields) {
      Map<String, DynamicNode> typed = new LinkedHashMap<>();
      struct.fields().forEach((n, v) -> typed.put(n, fields.field(n).map(t -> as(v, t)).orElse(v)));
      return StructNode.of(typed);
    }
    if (node instanceof StructNode struct && type instanceof MapType map) {
      Map<String, DynamicNode> typed = new LinkedHashMap<>();
      struct.fields().forEach((n, v) -> typed.put(n, as(v, map.value())));
      return new MapNode(typed);
    }
    if (node instanceof ArrayNode array && type instanceof ArrayType elements) {
      return new ArrayNode(array.elements().stream().map(e -> as(e, elements.element())).toList());
    }
    return node.typeName().equals(type.typeName()) && !(type instanceof DecimalType)
        ? node
        : scalar(node, type);
  }

  private static DynamicNode scalar(DynamicNode node, DynamicType type) {
    boolean text = node instanceof ScalarNode s && s.type() == ScalarType.STRING;
    boolean writtenAsText =
        type instanceof DecimalType
            || type == ScalarType.DATE
            || type == ScalarType.TIMESTAMP
            || type == ScalarType.TIMESTAMPNTZ
            || type == ScalarType.BINARY;
    boolean possible = node instanceof ScalarNode && (!text || writtenAsText);
    DynamicNode cast = possible ? Casts.cast(node, type) : node;
    if (!possible || cast.isNull() || type == ScalarType.STRING) {
      throw new CaseException(
          "the case's record holds the %s %s where its schema says %s"
              .formatted(node.typeName(), node, type));
    }
    return cast;
  }

  private static DynamicNode inChoice(DynamicNode node, ChoiceType choice) {
    var same = choice.alternative(node.typeName());
    if (same.isPresent()) {
      return as(node, same.get());
    }
    return choice.alternatives().stream()
        .filter(t -> t != ScalarType.STRING && node instanceof ScalarNode)
        .map(t -> Casts.cast(node, t))
        .filter(n -> !n.isNull())
        .findFirst()
        .orElseThrow(() -> new CaseException(node + " fits no alternative of " + choice));
  }
}
