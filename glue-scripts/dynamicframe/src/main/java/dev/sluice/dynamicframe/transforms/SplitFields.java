package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import java.util.Collection;

/** Splits a frame by fields. */
public final class SplitFields {
  private SplitFields() {}

  /** These fields and the others, named after the frame: orders1 and orders2. */
  public static DynamicFrameCollection apply(DynamicFrame frame, Collection<String> paths) {
    String name = frame.getName().isEmpty() ? "frame" : frame.getName();
    return apply(frame, paths, name + "1", name + "2");
  }

  /** These fields and the others under names. */
  public static DynamicFrameCollection apply(
      DynamicFrame frame, Collection<String> paths, String name1, String name2) {
    return frame.splitFields(paths, name1, name2);
  }
}
