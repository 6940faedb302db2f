package dev.sluice.dynamicframe.node;

import java.io.Serializable;

/** A value of a record that knows its own type. */
public sealed interface DynamicNode extends Serializable
    permits NullNode, ScalarNode, ArrayNode, MapNode, StructNode {

  /** The name of the value's type, such as {@code long} or {@code struct}. */
  String typeName();

  /** Whether this is the null value. */
  default boolean isNull() {
    return this == NullNode.NULL;
  }
}
