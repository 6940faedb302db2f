package dev.sluice.dynamicframe.node;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The field names of a struct, shared by all structs that have the same ones, so that a record
 * holds values only and a path is looked up once per shape instead of once per record.
 *
 * <p>Shapes grown from one root belong to one reader and one thread. Names that are really data
 * would grow them for ever, so a root stops sharing after {@value #MAX_SHARED} shapes.
 */
public final class Shape implements Serializable {
  private static final int MAX_SHARED = 20_000;
  private static final int LINEAR = 8;

  private final String[] names;
  private final int[] budget;
  private transient @Nullable Map<String, Integer> index;
  private transient @Nullable Map<String, Shape> next;
  private transient @Nullable String lastName;
  private transient @Nullable Shape lastShape;

  private Shape(String[] names, int[] budget) {
    this.names = names;
    this.budget = budget;
  }

  /** A fresh shape without fields, to grow others from. */
  public static Shape root() {
    return new Shape(new String[0], new int[] {MAX_SHARED});
  }

  /** A shape of these distinct names. */
  public static Shape of(List<String> names) {
    return new Shape(names.toArray(new String[0]), new int[] {0});
  }

  /** This shape and one more field; the same shape when it has the field already. */
  public Shape with(String name) {
    Shape last = lastShape;
    if (last != null && name.equals(lastName)) {
      return last;
    }
    Shape grown = next == null ? null : next.get(name);
    if (grown == null) {
      grown = grow(name);
    }
    lastName = name;
    lastShape = grown;
    return grown;
  }

  private Shape grow(String name) {
    if (indexOf(name) >= 0) {
      return this;
    }
    String[] more = Arrays.copyOf(names, names.length + 1);
    more[names.length] = name;
    Shape grown = new Shape(more, budget);
    if (budget[0] > 0) {
      budget[0]--;
      if (next == null) {
        next = new HashMap<>();
      }
      next.put(name, grown);
    }
    return grown;
  }

  /** The position of a field, or -1. */
  public int indexOf(String name) {
    if (names.length <= LINEAR) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return i;
        }
      }
      return -1;
    }
    Map<String, Integer> positions = index;
    if (positions == null) {
      positions = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        positions.put(names[i], i);
      }
      index = positions;
    }
    return positions.getOrDefault(name, -1);
  }

  /** How many fields there are. */
  public int size() {
    return names.length;
  }

  /** The name at a position. */
  public String name(int position) {
    return names[position];
  }

  /** All names in order. */
  public List<String> names() {
    return List.of(names);
  }

  boolean sameNames(Shape other) {
    return this == other || Arrays.equals(names, other.names);
  }
}
