package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;

/** Flattens structs into columns. */
public final class UnnestFrame {
  private UnnestFrame() {}

  /** The flat frame. */
  public static DynamicFrame apply(DynamicFrame frame) {
    return apply(frame, Call.DEFAULT);
  }

  /** The flat frame, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, Call call) {
    return frame.with(call).unnest();
  }
}
