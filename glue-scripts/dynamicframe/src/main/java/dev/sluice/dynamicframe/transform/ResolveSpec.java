package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath;
import java.io.Serializable;
import java.util.List;

/** One line of ResolveChoice: a path, with {@code []} behind arrays, and what to do there. */
public record ResolveSpec(FieldPath path, ResolveAction action) implements Serializable {

  /** A spec as Glue users write it: {@code of("list[].price", "cast:double")}. */
  public static ResolveSpec of(String path, String action) {
    return new ResolveSpec(FieldPath.parse(path), ResolveAction.parse(action));
  }

  /** A spec of a path and an action. */
  public static ResolveSpec of(List<String> pair) {
    if (pair.size() != 2) {
      throw new IllegalArgumentException(
          "a spec of ResolveChoice is a path and an action, such as (\"id\", \"cast:long\"); found "
              + pair);
    }
    return of(pair.get(0), pair.get(1));
  }
}
