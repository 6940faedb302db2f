package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.transform.ResolveAction;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.Objects;

/** How {@code toDF} resolves one choice; all three actions that Glue documents work here. */
public record ResolveOption(String path, Action action, String target) {

  /** Keep all alternatives as a struct, keep one type's values, or cast. */
  public enum Action {
    KEEP_AS_STRUCT,
    PROJECT,
    CAST
  }

  public ResolveOption {
    Objects.requireNonNull(path, "path");
    if (action != Action.KEEP_AS_STRUCT && target.isBlank()) {
      throw new IllegalArgumentException(
          "the option %s for '%s' needs a target type, such as long".formatted(action, path));
    }
  }

  ResolveSpec spec() {
    ResolveAction resolve =
        switch (action) {
          case KEEP_AS_STRUCT -> new ResolveAction.MakeStruct();
          case PROJECT -> new ResolveAction.Project(TypeNames.parse(target));
          case CAST -> new ResolveAction.Cast(TypeNames.parse(target));
        };
    return new ResolveSpec(FieldPath.parse(path), resolve);
  }
}
