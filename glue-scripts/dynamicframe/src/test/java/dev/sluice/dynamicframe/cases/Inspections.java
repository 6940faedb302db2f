package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NodeValues;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The smaller things that cases expect of one frame: places, printed rows, pass-through. */
final class Inspections {
  private Inspections() {}

  static void check(Case c, Expected expected, Outcome outcome) {
    if (expected.has("position")) {
      position(c, expected.take("position").asText(), outcome);
    }
    if (expected.has("show")) {
      String path = c.args().path("path").asText();
      List<String> rows =
          outcome.frame().records().collect().stream().map(r -> printed(r, path)).toList();
      assertThat(rows).as("%s: show", c.id()).isEqualTo(Arguments.texts(expected.take("show")));
    }
    if (expected.has("dropped_paths")) {
      assertThat(SchemaChecks.names(outcome.inputs.values().iterator().next().schema()))
          .as("%s: dropped_paths were there before", c.id())
          .containsAll(Arguments.texts(c.expected().get("dropped_paths")));
    }
    if (expected.has("passthrough")) {
      boolean same = rows(outcome.frame()).equals(rows(outcome.inputs.values().iterator().next()));
      assertThat(same)
          .as("%s: passthrough", c.id())
          .isEqualTo(expected.take("passthrough").asBoolean());
    }
    if (expected.has("mismatches")) {
      long sum =
          outcome.frame().sourceTypeMismatches().values().stream().mapToLong(Long::longValue).sum();
      assertThat(sum).as("%s: mismatches", c.id()).isEqualTo(expected.take("mismatches").asLong());
    }
    DataFrames.check(expected, outcome.frame());
  }

  private static void position(Case c, String words, Outcome outcome) {
    if (!words.equals("field keeps its place; other fields unchanged")) {
      throw new CaseException("the position cannot be expressed: " + words);
    }
    List<Field> before = outcome.inputs.values().iterator().next().schema().fields();
    List<Field> after = outcome.frame().schema().fields();
    String path = c.args().path("path").asText();
    assertThat(after.stream().map(Field::name))
        .as("%s: position", c.id())
        .containsExactlyElementsOf(before.stream().map(Field::name).toList());
    assertThat(without(after, path))
        .as("%s: other fields", c.id())
        .isEqualTo(without(before, path));
  }

  private static Set<Field> without(List<Field> fields, String path) {
    return Set.copyOf(fields.stream().filter(f -> !f.name().equals(path)).toList());
  }

  /** A struct as older Sparks print it: nothing at all stands for null. */
  private static String printed(DynamicRecord record, String path) {
    StructNode struct = (StructNode) record.getFieldNode(path).orElseThrow();
    StringBuilder text = new StringBuilder("[");
    List<DynamicNode> values = new ArrayList<>(struct.fields().values());
    for (int i = 0; i < values.size(); i++) {
      Object value = NodeValues.toJava(values.get(i));
      text.append(i == 0 ? "" : ",").append(value == null ? "" : (i == 0 ? "" : " ") + value);
    }
    return text.append("]").toString();
  }

  private static List<DynamicRecord> rows(DynamicFrame frame) {
    return frame.records().collect();
  }
}
