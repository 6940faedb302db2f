package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath.Step;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specs of one ResolveChoice by path: fields, elements, and what to do at a place. */
final class ResolveTree implements Serializable {
  final Map<String, ResolveTree> fields = new LinkedHashMap<>();
  @Nullable ResolveTree element;
  @Nullable ResolveAction action;

  static ResolveTree of(List<ResolveSpec> specs) {
    ResolveTree root = new ResolveTree();
    for (ResolveSpec spec : specs) {
      root.put(spec);
    }
    return root;
  }

  private void put(ResolveSpec spec) {
    ResolveTree at = this;
    for (Step step : spec.path().steps()) {
      at = at.fields.computeIfAbsent(step.name(), n -> new ResolveTree());
      for (int i = 0; i < step.brackets(); i++) {
        ResolveTree inside = at.element == null ? new ResolveTree() : at.element;
        at.element = inside;
        at = inside;
      }
    }
    if (at.action != null) {
      throw new IllegalArgumentException(
          "'" + spec.path() + "' has two specs: chain two resolveChoice calls instead");
    }
    Step last = spec.path().steps().get(spec.path().steps().size() - 1);
    if (last.brackets() > 0 && spec.action() instanceof ResolveAction.MakeCols) {
      throw new IllegalArgumentException(
          "make_cols needs a field, and '%s' names elements: use make_struct there"
              .formatted(spec.path()));
    }
    at.action = spec.action();
  }
}
