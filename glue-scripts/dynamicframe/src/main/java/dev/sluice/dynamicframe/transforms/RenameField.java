package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;

/** Renames a field. */
public final class RenameField {
  private RenameField() {}

  /** The frame with the new name. */
  public static DynamicFrame apply(DynamicFrame frame, String oldName, String newName) {
    return apply(frame, oldName, newName, Call.DEFAULT);
  }

  /** The frame with the new name, with error thresholds. */
  public static DynamicFrame apply(DynamicFrame frame, String oldName, String newName, Call call) {
    return frame.with(call).renameField(oldName, newName);
  }
}
