package dev.sluice.dynamicframe.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named values in order; a record's root is one. */
public final class StructNode implements DynamicNode {

  /** The struct without fields. */
  public static final StructNode EMPTY = new StructNode(Shape.of(List.of()), new DynamicNode[0]);

  private final Shape shape;
  private final DynamicNode[] values;

  /** A struct of a shape; the values are not copied, so the caller gives them away. */
  public StructNode(Shape shape, DynamicNode[] values) {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(
          shape.size() + " names for " + values.length + " values: " + shape.names());
    }
    this.shape = shape;
    this.values = values;
  }

  /** A struct of these fields. */
  public static StructNode of(Map<String, ? extends DynamicNode> fields) {
    return new StructNode(
        Shape.of(new ArrayList<>(fields.keySet())), fields.values().toArray(new DynamicNode[0]));
  }

  /** The names, shared with other structs. */
  public Shape shape() {
    return shape;
  }

  /** How many fields there are. */
  public int size() {
    return values.length;
  }

  /** The value at a position. */
  public DynamicNode value(int position) {
    return values[position];
  }

  /** The value of this field; nothing when it is missing, which is not the same as null. */
  public @Nullable DynamicNode get(String name) {
    int position = shape.indexOf(name);
    return position < 0 ? null : values[position];
  }

  /** The fields in order, as a map that the caller may change. */
  public Map<String, DynamicNode> fields() {
    Map<String, DynamicNode> fields = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      fields.put(shape.name(i), values[i]);
    }
    return fields;
  }

  /** This struct with other values under the same names. */
  public StructNode withValues(DynamicNode[] newValues) {
    return new StructNode(shape, newValues);
  }

  /** A copy of the values, to be changed and given to {@link #withValues}. */
  public DynamicNode[] copyValues() {
    return values.clone();
  }

  @Override
  public String typeName() {
    return "struct";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StructNode that
        && shape.sameNames(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return NodeJson.compact(this);
  }
}
