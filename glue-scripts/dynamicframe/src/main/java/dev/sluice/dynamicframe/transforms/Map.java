package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.RecordMapper;

/** Changes every record by a function. */
public final class Map {
  private Map() {}

  /** The changed records. */
  public static DynamicFrame apply(DynamicFrame frame, RecordMapper f) {
    return apply(frame, f, Call.DEFAULT);
  }

  /** The changed records, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, RecordMapper f, Call call) {
    return frame.with(call).map(f);
  }
}
