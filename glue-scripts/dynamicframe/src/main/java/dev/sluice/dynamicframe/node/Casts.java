package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
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

/** Casts one value to a type; what cannot be cast becomes null and never fails. */
public final class Casts {
  private Casts() {}

  /** The value as {@code target}, or null. */
  public static DynamicNode cast(DynamicNode node, DynamicType target) {
    if (node.isNull() || (target instanceof ScalarType open && open.isOpen())) {
      return node;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.type() == target ? scalar : castScalar(scalar, target);
    }
    if (target == ScalarType.STRING) {
      return ScalarNode.of(NodeJson.compact(node));
    }
    return castNested(node, target);
  }

  /** The text of a scalar, as a cast to string gives it. */
  public static String text(ScalarNode scalar) {
    return ScalarCasts.text(scalar);
  }

  private static DynamicNode castScalar(ScalarNode scalar, DynamicType target) {
    if (target instanceof ScalarType type) {
      return ScalarCasts.to(scalar, type);
    }
    if (target instanceof DecimalType decimal) {
      return DecimalCasts.to(scalar, decimal);
    }
    return target instanceof ChoiceType choice ? alternative(scalar, choice) : NullNode.NULL;
  }

  private static DynamicNode castNested(DynamicNode node, DynamicType target) {
    if (target instanceof ChoiceType choice) {
      return alternative(node, choice);
    }
    if (node instanceof ArrayNode array && target instanceof ArrayType type) {
      return new ArrayNode(array.elements().stream().map(e -> cast(e, type.element())).toList());
    }
    if (node instanceof StructNode struct && target instanceof StructType type) {
      return type.fields().isEmpty() ? struct : castFields(struct, type);
    }
    if (node instanceof MapNode map && target instanceof MapType type) {
      return castEntries(map.entries(), type);
    }
    if (node instanceof StructNode struct && target instanceof MapType type) {
      return castEntries(struct.fields(), type);
    }
    return NullNode.NULL;
  }

  private static DynamicNode alternative(DynamicNode node, ChoiceType choice) {
    return choice.alternative(node.typeName()).map(t -> cast(node, t)).orElse(NullNode.NULL);
  }

  private static StructNode castFields(StructNode struct, StructType type) {
    List<DynamicNode> values = new ArrayList<>();
    for (Field field : type.fields()) {
      DynamicNode value = struct.get(field.name());
      values.add(value == null ? NullNode.NULL : cast(value, field.type()));
    }
    return new StructNode(Shape.of(type.names()), values.toArray(new DynamicNode[0]));
  }

  private static MapNode castEntries(Map<String, DynamicNode> entries, MapType type) {
    Map<String, DynamicNode> cast = new LinkedHashMap<>();
    entries.forEach((key, value) -> cast.put(key, cast(value, type.value())));
    return new MapNode(cast);
  }
}
