package dev.sluice.dynamicframe.transforms;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.transform.RowComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits a frame by comparisons. */
public final class SplitRows {
  private SplitRows() {}

  /** The records that fulfil all comparisons, and the others, named after the frame. */
  public static DynamicFrameCollection apply(
      DynamicFrame frame, Map<String, Map<String, Object>> comparisons) {
    String name = frame.getName().isEmpty() ? "frame" : frame.getName();
    return apply(frame, comparisons, name + "1", name + "2");
  }

  /** The same under names; comparisons are by path, then comparator: {"age": {">": 10}}. */
  public static DynamicFrameCollection apply(
      DynamicFrame frame,
      Map<String, Map<String, Object>> comparisons,
      String name1,
      String name2) {
    List<RowComparison> rows = new ArrayList<>();
    comparisons.forEach(
        (path, byOperator) ->
            byOperator.forEach((sign, value) -> rows.add(RowComparison.of(path, sign, value))));
    return frame.splitRows(rows, name1, name2);
  }
}
