package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.RecordFilter;

/** Keeps the records that a function says yes to. */
public final class Filter {
  private Filter() {}

  /** The records that stay. */
  public static DynamicFrame apply(DynamicFrame frame, RecordFilter f) {
    return apply(frame, f, Call.DEFAULT);
  }

  /** The records that stay, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, RecordFilter f, Call call) {
    return frame.with(call).filter(f);
  }
}
