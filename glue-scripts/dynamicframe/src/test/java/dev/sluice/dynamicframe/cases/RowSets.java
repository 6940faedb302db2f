package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import java.util.ArrayList;
import java.util.List;

/** Compares lists of rows, in order or as multisets, and says which rows differ. */
final class RowSets {
  private static final int SHOWN = 5;

  private RowSets() {}

  static void compare(
      String place, JsonNode expected, List<? extends DynamicNode> actual, boolean ordered) {
    if (!expected.isArray()) {
      throw new CaseException(place + ": the expected rows are no list: " + expected);
    }
    List<String> missing = new ArrayList<>();
    List<DynamicNode> left = new ArrayList<>(actual);
    for (int i = 0; i < expected.size(); i++) {
      JsonNode row = expected.get(i);
      int found =
          ordered
              ? (i < actual.size() && Values.same(row, actual.get(i))
                  ? left.indexOf(actual.get(i))
                  : -1)
              : position(row, left);
      if (found < 0) {
        missing.add(row.toString());
      } else {
        left.remove(found);
      }
    }
    if (!missing.isEmpty() || !left.isEmpty()) {
      throw new AssertionError(
          "%s: expected %d rows%s, found %d; missing %s; unexpected %s"
              .formatted(
                  place,
                  expected.size(),
                  ordered ? " in order" : "",
                  actual.size(),
                  head(missing),
                  head(left)));
    }
  }

  private static int position(JsonNode row, List<DynamicNode> rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (Values.same(row, rows.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static List<?> head(List<?> rows) {
    return rows.subList(0, Math.min(SHOWN, rows.size()));
  }
}
