package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;

/** What cases say in words of Glue's behaviour and of what is better. */
final class Deviations {
  private final Case c;
  private final Expected expected;
  private final Outcome outcome;

  Deviations(Case c, Expected expected, Outcome outcome) {
    this.c = c;
    this.expected = expected;
    this.outcome = outcome;
  }

  void check() {
    boolean better = expected.has("recommended");
    if (expected.has("glue_behaviour")) {
      String words = expected.take("glue_behaviour").asText();
      boolean holds = holds(words);
      assertThat(holds)
          .as(
              "%s: glue_behaviour '%s'%s",
              c.id(), words, better ? ", from which the case recommends to deviate" : "")
          .isEqualTo(!better);
    }
    if (better) {
      String words = expected.take("recommended").asText();
      assertThat(holds(words)).as("%s: recommended '%s'", c.id(), words).isTrue();
    }
  }

  private boolean holds(String words) {
    if (words.matches(".*timestamp.* come back as string.*")) {
      return types().stream().noneMatch(t -> t == ScalarType.TIMESTAMP)
          || timestamps() < inputTimestamps(outcome.frame.schema());
    }
    if (words.matches("keep timestamp.*")) {
      return timestamps() == inputTimestamps(outcome.frame.schema());
    }
    if (words.matches(".*empty column is silently created.*")) {
      List<DynamicRecord> records = outcome.frame.records().collect();
      boolean empty =
          records.stream()
              .allMatch(r -> r.getRoot().fields().values().stream().allMatch(DynamicNode::isNull));
      return empty && !records.isEmpty() && outcome.frame.errorsCount() == 0;
    }
    throw new CaseException("the behaviour cannot be expressed: " + words);
  }

  private long timestamps() {
    return types().stream().filter(t -> t == ScalarType.TIMESTAMP).count();
  }

  /** The types that the rows really have, not those that are declared. */
  private List<DynamicType> types() {
    List<DynamicType> types = new ArrayList<>();
    for (DynamicFrame frame : outcome.collection.frames().values()) {
      frame.recomputeSchema().schema().fields().forEach(f -> types.add(f.type()));
    }
    return types;
  }

  private static long inputTimestamps(StructType schema) {
    return java.util.regex.Pattern.compile("timestamp\\b")
        .matcher(schema.toString().replaceAll("\\w+:", ""))
        .results()
        .count();
  }
}
