package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NodeValues;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts that cases expect of columns: of nulls, of distinct values, of each value or type. */
final class ColumnCounts {
  private ColumnCounts() {}

  static void check(Expected expected, DynamicFrame frame) {
    number(expected, frame, "null_counts", v -> v.stream().filter(ColumnCounts::isNull).count());
    number(expected, frame, "non_null_counts", v -> v.stream().filter(n -> !isNull(n)).count());
    number(
        expected,
        frame,
        "distinct_counts",
        v -> (long) new HashSet<>(v.stream().filter(n -> !isNull(n)).toList()).size());
    groups(expected, frame, "value_counts", node -> Objects.toString(NodeValues.toJava(node)));
    groups(expected, frame, "type_counts", DynamicNode::typeName);
  }

  private static boolean isNull(DynamicNode node) {
    return node == null || node.isNull();
  }

  private static void number(
      Expected expected, DynamicFrame frame, String name, Function<List<DynamicNode>, Long> count) {
    each(
        expected,
        name,
        (column, wanted) ->
            assertThat(count.apply(values(frame, column)))
                .as("%s: %s of %s", expected.place(), name, column)
                .isEqualTo(wanted.asLong()));
  }

  /** Only the values or types that the case names are compared. */
  private static void groups(
      Expected expected, DynamicFrame frame, String name, Function<DynamicNode, String> key) {
    each(
        expected,
        name,
        (column, wanted) -> {
          Map<String, Long> counts =
              values(frame, column).stream()
                  .filter(n -> !isNull(n))
                  .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
          wanted
              .properties()
              .forEach(
                  e ->
                      assertThat(counts.getOrDefault(e.getKey(), 0L))
                          .as("%s: %s of %s: %s", expected.place(), name, column, e.getKey())
                          .isEqualTo(e.getValue().asLong()));
        });
  }

  private interface Check {
    void of(String column, JsonNode wanted);
  }

  private static void each(Expected expected, String name, Check check) {
    if (expected.has(name)) {
      expected.take(name).properties().forEach(e -> check.of(e.getKey(), e.getValue()));
    }
  }

  /** A column by its plain name, or else by its path. */
  private static List<DynamicNode> values(DynamicFrame frame, String column) {
    List<DynamicNode> values = new java.util.ArrayList<>();
    for (DynamicRecord record : frame.records().collect()) {
      DynamicNode plain = record.getRoot().get(column);
      values.add(plain == null ? record.getFieldNode(column).orElse(null) : plain);
    }
    return values;
  }
}
