package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import java.util.Collection;

/** Keeps fields. */
public final class SelectFields {
  private SelectFields() {}

  /** The frame with these paths only. */
  public static DynamicFrame apply(DynamicFrame frame, Collection<String> paths) {
    return apply(frame, paths, Call.DEFAULT);
  }

  /** The frame with these paths only, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, Collection<String> paths, Call call) {
    return frame.with(call).selectFields(paths);
  }
}
