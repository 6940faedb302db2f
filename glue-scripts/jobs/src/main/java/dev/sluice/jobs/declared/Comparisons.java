package dev.sluice.jobs.declared;

import static dev.sluice.jobs.declared.TransformKind.require;

import dev.sluice.dynamicframe.transform.RowComparison;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Comparisons of SplitRows and Filter: lines of three, or Glue's comparisonDict. */
final class Comparisons {
  private Comparisons() {}

  static List<RowComparison> of(Fields with) {
    List<RowComparison> comparisons = new ArrayList<>();
    with.rows("where").forEach(row -> comparisons.add(comparison(row)));
    with.mapping("comparisonDict")
        .ifPresent(paths -> paths.entries().forEach((path, node) -> add(path, node, comparisons)));
    require(!comparisons.isEmpty(), "'where' is missing: [[path, '>', value], …]");
    return comparisons;
  }

  private static void add(String path, SpecNode node, List<RowComparison> comparisons) {
    require(
        node instanceof SpecNode.Mapping,
        "comparisonDict is {path: {comparator: value}}; '%s' has %s".formatted(path, node.kind()));
    ((SpecNode.Mapping) node)
        .entries()
        .forEach(
            (sign, value) -> {
              require(
                  value instanceof SpecNode.Scalar,
                  "'%s %s' is compared with %s; a text or number is wanted"
                      .formatted(path, sign, value.kind()));
              String text = ((SpecNode.Scalar) value).text();
              comparisons.add(RowComparison.of(path, sign, constant(text)));
            });
  }

  /**
   * The value is a number or a truth value when it looks like one, unless it is said to be text.
   */
  private static RowComparison comparison(List<String> row) {
    boolean text = row.size() == 4 && row.get(3).equals("string");
    require(
        row.size() == 3 || text,
        "a comparison is [path, comparator, value] or [path, comparator, value, string]; found "
            + row);
    return RowComparison.of(row.get(0), row.get(1), text ? row.get(2) : constant(row.get(2)));
  }

  private static Object constant(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(value) : value;
  }
}
