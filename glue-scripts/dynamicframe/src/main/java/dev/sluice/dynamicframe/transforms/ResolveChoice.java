package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import java.util.List;

/** Makes one type of several. */
public final class ResolveChoice {
  private ResolveChoice() {}

  /** Resolves by specs, or all choices in one way, never by both and never by neither. */
  public static DynamicFrame apply(DynamicFrame frame, List<ResolveSpec> specs, String choice) {
    return apply(frame, specs, choice, Call.DEFAULT);
  }

  /** Resolves by specs, or all choices in one way, with error thresholds. */
  public static DynamicFrame apply(
      DynamicFrame frame, List<ResolveSpec> specs, String choice, Call call) {
    if (specs.isEmpty() == choice.isBlank()) {
      throw new IllegalArgumentException(
          "ResolveChoice takes either specs or a choice option; found %d specs and the option '%s'"
              .formatted(specs.size(), choice));
    }
    DynamicFrame called = frame.with(call);
    return specs.isEmpty() ? called.resolveChoice(choice) : called.resolveChoice(specs);
  }

  /** Casts each choice to the type of its column in a catalog table. */
  public static DynamicFrame matchCatalog(DynamicFrame frame, String database, String tableName) {
    return frame.resolveChoice(database, tableName);
  }
}
