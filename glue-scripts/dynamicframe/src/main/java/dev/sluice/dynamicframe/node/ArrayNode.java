package dev.sluice.dynamicframe.node;

import java.util.List;

/** The elements of an array in order; each knows its own type. */
public record ArrayNode(List<DynamicNode> elements) implements DynamicNode {
  public ArrayNode {
    elements = List.copyOf(elements);
  }

  /** An array of these elements. */
  public static ArrayNode of(DynamicNode... elements) {
    return new ArrayNode(List.of(elements));
  }

  @Override
  public String typeName() {
    return "array";
  }

  @Override
  public String toString() {
    return NodeJson.compact(this);
  }
}
