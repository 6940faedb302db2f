package dev.sluice.dynamicframe.path;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a record somebody will look at, so that a reader can skip the rest.
 *
 * <p>Names lead through arrays without brackets. An array of which only the length matters is asked
 * for with {@link Want#LENGTH}.
 */
public final class Projection implements Serializable {

  /** How much of a value is wanted. */
  public enum Want {
    ALL,
    FIELDS,
    LENGTH
  }

  /** Everything. */
  public static final Projection ALL = new Projection(Want.ALL, true);

  private static final Projection LENGTH = new Projection(Want.LENGTH, true);

  private final Want want;
  private final boolean caseSensitive;
  private final Map<String, Projection> fields = new LinkedHashMap<>();

  private Projection(Want want, boolean caseSensitive) {
    this.want = want;
    this.caseSensitive = caseSensitive;
  }

  /** These paths, each with all that lies beneath. */
  public static Projection of(Collection<List<String>> paths, boolean caseSensitive) {
    Projection root = new Projection(Want.FIELDS, caseSensitive);
    paths.forEach(path -> root.put(path, ALL));
    return root;
  }

  /** This projection and these paths. */
  public Projection and(Collection<List<String>> paths) {
    if (want == Want.ALL) {
      return this;
    }
    Projection copy = copy();
    paths.forEach(path -> copy.put(path, ALL));
    return copy;
  }

  /** This projection and the lengths of the arrays at these paths. */
  public Projection andLengths(Collection<List<String>> paths) {
    Projection copy = copy();
    paths.forEach(path -> copy.put(path, LENGTH));
    return copy;
  }

  /** How much is wanted here. */
  public Want want() {
    return want;
  }

  /** What is wanted of a field; nothing when it can be skipped. */
  public @Nullable Projection field(String name) {
    Projection exact = fields.get(name);
    if (exact != null || caseSensitive) {
      return exact;
    }
    return fields.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private Projection copy() {
    Projection copy = new Projection(want, caseSensitive);
    fields.forEach(
        (name, child) -> copy.fields.put(name, child.want == Want.FIELDS ? child.copy() : child));
    return copy;
  }

  private void put(List<String> path, Projection leaf) {
    Projection at = this;
    for (String name : new ArrayList<>(path.subList(0, path.size() - 1))) {
      Projection child = at.fields.get(name);
      if (child == null || child.want == Want.LENGTH) {
        child = new Projection(Want.FIELDS, caseSensitive);
        at.fields.put(name, child);
      } else if (child.want == Want.ALL) {
        return;
      }
      at = child;
    }
    String last = path.get(path.size() - 1);
    Projection present = at.fields.get(last);
    if (present == null || leaf.want == Want.ALL) {
      at.fields.put(last, leaf);
    }
  }
}
