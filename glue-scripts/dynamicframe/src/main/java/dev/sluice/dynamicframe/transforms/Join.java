package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import java.util.List;

/** Joins two frames by equal keys. */
public final class Join {
  private Join() {}

  /** The joined records. */
  public static DynamicFrame apply(
      DynamicFrame frame1, DynamicFrame frame2, List<String> keys1, List<String> keys2) {
    return apply(frame1, frame2, keys1, keys2, Call.DEFAULT);
  }

  /** The joined records, with error thresholds. */
  public static DynamicFrame apply(
      DynamicFrame frame1, DynamicFrame frame2, List<String> keys1, List<String> keys2, Call call) {
    return frame1.with(call).join(keys1, keys2, frame2);
  }
}
