package dev.sluice.dynamicframe.path;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one path's value from many records; remembers positions, so it serves one thread. */
public final class PathReader {
  private final String[] names;
  private final boolean caseSensitive;
  private final @Nullable Shape[] shapes;
  private final int[] positions;

  /** A reader of a path through structs and maps; nothing lies beneath an array. */
  public PathReader(List<String> names, boolean caseSensitive) {
    this.names = names.toArray(new String[0]);
    this.caseSensitive = caseSensitive;
    this.shapes = new Shape[this.names.length];
    this.positions = new int[this.names.length];
  }

  /** A case-sensitive reader of a path. */
  public static PathReader of(FieldPath path) {
    return new PathReader(path.names(), true);
  }

  /** The value, or nothing when a step is missing. */
  public @Nullable DynamicNode get(StructNode root) {
    DynamicNode node = root;
    for (int level = 0; level < names.length; level++) {
      DynamicNode child = null;
      if (node instanceof StructNode struct) {
        int position = position(struct.shape(), level);
        child = position < 0 ? null : struct.value(position);
      } else if (node instanceof MapNode map) {
        child = map.entries().get(names[level]);
      }
      if (child == null) {
        return null;
      }
      node = child;
    }
    return node;
  }

  private int position(Shape shape, int level) {
    if (shapes[level] != shape) {
      shapes[level] = shape;
      positions[level] = find(shape, names[level]);
    }
    return positions[level];
  }

  private int find(Shape shape, String name) {
    int exact = shape.indexOf(name);
    if (exact >= 0 || caseSensitive) {
      return exact;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.name(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
