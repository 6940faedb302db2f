package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes the type descriptors off DynamoDB JSON: {@code {"S": "x"}} is {@code x}. */
final class DynamoDbValues {
  private static final Set<String> DESCRIPTORS =
      Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

  private DynamoDbValues() {}

  /** The only descriptor that has a value here, or nothing when this is no DynamoDB value. */
  static @Nullable String descriptor(DynamicNode node) {
    if (!(node instanceof StructNode struct) || !DESCRIPTORS.containsAll(struct.shape().names())) {
      return null;
    }
    String found = null;
    for (int i = 0; i < struct.size(); i++) {
      if (!struct.value(i).isNull() || struct.size() == 1) {
        if (found != null) {
          return null;
        }
        found = struct.shape().name(i);
      }
    }
    return found;
  }

  static DynamicNode content(DynamicNode node, String descriptor) {
    DynamicNode content = ((StructNode) node).get(descriptor);
    return content == null ? NullNode.NULL : content;
  }

  /** The plain value; lists of several types, or of maps, keep their descriptors. */
  static DynamicNode simplify(DynamicNode node) {
    String descriptor = descriptor(node);
    if (descriptor == null) {
      return node;
    }
    DynamicNode content = content(node, descriptor);
    return switch (descriptor) {
      case "NULL" -> NullNode.NULL;
      case "M" -> simplifyFields(content);
      case "L" -> content instanceof ArrayNode list ? simplifyList(list) : content;
      default -> content;
    };
  }

  static DynamicNode simplifyFields(DynamicNode node) {
    if (node instanceof MapNode map) {
      Map<String, DynamicNode> entries = new LinkedHashMap<>();
      map.entries().forEach((key, value) -> entries.put(key, simplify(value)));
      return new MapNode(entries);
    }
    if (!(node instanceof StructNode struct)) {
      return node;
    }
    List<DynamicNode> values = new ArrayList<>();
    for (int i = 0; i < struct.size(); i++) {
      values.add(simplify(struct.value(i)));
    }
    return new StructNode(Shape.of(struct.shape().names()), values.toArray(new DynamicNode[0]));
  }

  private static ArrayNode simplifyList(ArrayNode list) {
    Set<String> kinds = new TreeSet<>();
    for (DynamicNode element : list.elements()) {
      String descriptor = descriptor(element);
      if (descriptor == null || descriptor.equals("M")) {
        return list;
      }
      kinds.add(descriptor);
    }
    return kinds.size() > 1
        ? list
        : new ArrayNode(list.elements().stream().map(DynamoDbValues::simplify).toList());
  }
}
