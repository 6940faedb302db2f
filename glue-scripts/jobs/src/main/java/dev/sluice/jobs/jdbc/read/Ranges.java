package dev.sluice.jobs.jdbc.read;

import java.util.ArrayList;
import java.util.List;

/** Parts a relation into ranges of a column that together hold every row exactly once. */
final class Ranges {

  private Ranges() {}

  /**
   * Conditions for that many readers. The first and the last range have no outer bound and the
   * first takes the nulls, so a row that the bounds did not see is read all the same.
   */
  static List<String> of(String column, Point min, Point max, boolean whole, int readers) {
    List<String> bounds = new ArrayList<>();
    for (int i = 1; i < readers; i++) {
      Point bound = min.towards(max, i, readers, whole);
      String literal = bound.literal();
      if (bound.value().compareTo(min.value()) > 0 && !bounds.contains(literal)) {
        bounds.add(literal);
      }
    }
    if (bounds.isEmpty()) {
      return List.of("");
    }
    List<String> ranges = new ArrayList<>();
    ranges.add("(%s < %s OR %s IS NULL)".formatted(column, bounds.get(0), column));
    for (int i = 1; i < bounds.size(); i++) {
      ranges.add(
          "%s >= %s AND %s < %s".formatted(column, bounds.get(i - 1), column, bounds.get(i)));
    }
    ranges.add("%s >= %s".formatted(column, bounds.get(bounds.size() - 1)));
    return ranges;
  }
}
