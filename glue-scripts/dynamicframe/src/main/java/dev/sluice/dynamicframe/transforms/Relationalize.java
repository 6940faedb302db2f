package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.RelationalizeOptions;

/** Turns nested records into flat tables that join by keys. */
public final class Relationalize {
  private Relationalize() {}

  /** The tables; the root table is named roottable. */
  public static DynamicFrameCollection apply(DynamicFrame frame, String stagingPath) {
    return apply(frame, stagingPath, "roottable", RelationalizeOptions.DEFAULT, Call.DEFAULT);
  }

  /** The tables, named after a root table. */
  public static DynamicFrameCollection apply(
      DynamicFrame frame,
      String stagingPath,
      String name,
      RelationalizeOptions options,
      Call call) {
    return frame.with(call).relationalize(name, stagingPath, options);
  }
}
