package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a case says about one frame's records, counts and errors. */
final class FrameChecks {
  private final Case c;
  private final Expected expected;
  private final DynamicFrame frame;
  private final DynamicFrame erring;

  FrameChecks(Case c, Expected expected, DynamicFrame frame, DynamicFrame erring) {
    this.c = c;
    this.expected = expected;
    this.frame = frame;
    this.erring = erring;
  }

  void check() {
    new SchemaChecks(c, expected, frame).check();
    records();
    for (String name : List.of("count", "row_count", "rows", "record_count")) {
      if (expected.has(name)) {
        assertThat(frame.count())
            .as("%s: %s", expected.place(), name)
            .isEqualTo(expected.take(name).asLong());
      }
    }
    for (String name : List.of("errors_count", "errorsCount", "error_count")) {
      if (expected.has(name)) {
        assertThat(erring.errorsCount())
            .as("%s: %s", expected.place(), name)
            .isEqualTo(expected.take(name).asLong());
      }
    }
    for (String name : List.of("stage_errors_count", "stageErrorsCount")) {
      if (expected.has(name)) {
        assertThat(erring.stageErrorsCount())
            .as("%s: %s", expected.place(), name)
            .isEqualTo(expected.take(name).asLong());
      }
    }
    new ErrorChecks(expected, erring).check();
    ColumnCounts.check(expected, frame);
  }

  private void records() {
    if (expected.has("recommended_records")) {
      rows("recommended_records", roots());
      if (expected.has("glue_records")) {
        deviates("glue_records");
      }
    } else if (expected.has("glue_records")) {
      rows("glue_records", roots());
    }
    if (expected.has("records")) {
      if (expected.has("where")) {
        where();
      } else {
        rows("records", roots());
      }
    }
    if (expected.has("first_records")) {
      JsonNode first = expected.take("first_records");
      List<StructNode> head =
          frame.take(first.size()).stream().map(DynamicRecord::getRoot).toList();
      RowSets.compare(expected.place() + ": first_records", first, head, true);
    }
  }

  private void rows(String name, List<? extends DynamicNode> actual) {
    RowSets.compare(
        expected.place() + ": " + name, expected.take(name), actual, !c.unorderedRows());
  }

  /** What Glue does and we do on purpose otherwise must indeed be otherwise. */
  private void deviates(String name) {
    try {
      rows(name, roots());
    } catch (AssertionError e) {
      return;
    }
    throw new AssertionError(
        expected.place()
            + ": the records are those of "
            + name
            + ", from which the case recommends to deviate");
  }

  /** Rows chosen by a condition are shown with some of their columns only. */
  private void where() {
    Where condition = Where.parse(expected.take("where").asText());
    JsonNode rows = expected.take("records");
    List<StructNode> chosen =
        roots().stream().filter(condition::holds).map(r -> shown(r, rows)).toList();
    RowSets.compare(expected.place() + ": records where " + condition, rows, chosen, false);
  }

  private static StructNode shown(StructNode record, JsonNode rows) {
    Map<String, DynamicNode> fields = record.fields();
    fields.keySet().retainAll(List.copyOf(iterable(rows)));
    return StructNode.of(fields);
  }

  private static Collection<String> iterable(JsonNode rows) {
    Set<String> names = new HashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
    return names;
  }

  private List<StructNode> roots() {
    return frame.records().collect().stream().map(DynamicRecord::getRoot).toList();
  }
}
