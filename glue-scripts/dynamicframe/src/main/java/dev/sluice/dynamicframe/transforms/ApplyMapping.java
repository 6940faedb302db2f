package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.transform.Mapping;
import java.util.List;

/** Takes, casts and renames fields. */
public final class ApplyMapping {
  private ApplyMapping() {}

  /** The mapped fields only, in the order of the mappings; source fields are found in any case. */
  public static DynamicFrame apply(DynamicFrame frame, List<Mapping> mappings) {
    return apply(frame, mappings, false, Call.DEFAULT);
  }

  /** The mapped fields only, with error thresholds. */
  public static DynamicFrame apply(
      DynamicFrame frame, List<Mapping> mappings, boolean caseSensitive, Call call) {
    return frame.with(call).applyMapping(mappings, caseSensitive);
  }
}
