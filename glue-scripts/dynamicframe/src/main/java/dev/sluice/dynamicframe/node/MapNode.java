package dev.sluice.dynamicframe.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values under string keys that are data, not field names; only DataFrames bring these. */
public record MapNode(Map<String, DynamicNode> entries) implements DynamicNode {
  public MapNode {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  @Override
  public String typeName() {
    return "map";
  }

  @Override
  public String toString() {
    return NodeJson.compact(this);
  }
}
