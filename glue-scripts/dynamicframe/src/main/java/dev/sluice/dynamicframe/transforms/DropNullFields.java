package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;

/** Drops the fields that are null in every record. */
public final class DropNullFields {
  private DropNullFields() {}

  /** The frame without them. */
  public static DynamicFrame apply(DynamicFrame frame) {
    return apply(frame, Call.DEFAULT);
  }

  /** The frame without them, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, Call call) {
    return frame.with(call).dropNulls();
  }
}
