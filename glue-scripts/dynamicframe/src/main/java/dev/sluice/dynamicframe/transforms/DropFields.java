package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import java.util.Collection;

/** Drops fields. */
public final class DropFields {
  private DropFields() {}

  /** The frame without these paths. */
  public static DynamicFrame apply(DynamicFrame frame, Collection<String> paths) {
    return apply(frame, paths, Call.DEFAULT);
  }

  /** The frame without these paths, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, Collection<String> paths, Call call) {
    return frame.with(call).dropFields(paths);
  }
}
