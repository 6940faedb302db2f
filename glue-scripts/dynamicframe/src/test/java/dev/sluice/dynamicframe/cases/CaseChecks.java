package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.transforms.SplitFields;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares every field that a case expects with what came of it. */
final class CaseChecks {
  private static final Pattern STEP_COUNTS = Pattern.compile("(\\w+)_row_counts");

  private final Case c;
  private final Expected expected;
  private final Outcome outcome;

  CaseChecks(Case c, Outcome outcome) {
    this.c = c;
    this.expected = new Expected(c.expected(), c.id());
    this.outcome = outcome;
  }

  void check() {
    if (thrown()) {
      expected.nothingLeft();
      return;
    }
    if (outcome.merged != null) {
      assertThat(outcome.merged)
          .as("%s: merged", c.id())
          .isEqualTo(expected.take("merged").asText());
    }
    lines();
    steps();
    new Deviations(c, expected, outcome).check();
    if (outcome.collection != null) {
      new TableChecks(c, expected, outcome.collection).check();
      alternatives();
    }
    if (outcome.frame != null) {
      Inspections.check(c, expected, outcome);
      new FrameChecks(c, expected, outcome.frame, outcome.erring()).check();
    }
    expected.nothingLeft();
  }

  private boolean thrown() {
    boolean wanted = expected.has("throws") && !expected.take("throws").asText().equals("false");
    if (outcome.thrown == null) {
      assertThat(wanted).as("%s: throws, but nothing was thrown", c.id()).isFalse();
      return false;
    }
    if (!wanted) {
      throw new AssertionError(
          c.id() + ": the transform failed: " + outcome.thrown, outcome.thrown);
    }
    for (String name :
        List.of(
            "throws_message_contains", "message_contains", "msg_contains", "throws_containing")) {
      if (expected.has(name)) {
        Arguments.texts(expected.take(name))
            .forEach(
                text ->
                    assertThat(outcome.thrown)
                        .as("%s: %s", c.id(), name)
                        .hasMessageContaining(text));
      }
    }
    return true;
  }

  private void lines() {
    for (String name : List.of("stdout", "strings", "json_lines")) {
      if (expected.has(name)) {
        assertThat(outcome.lines)
            .as("%s: %s", c.id(), name)
            .isEqualTo(Arguments.texts(expected.take(name)));
      }
    }
  }

  /** Counts of cases in several steps, by the words that the steps are written in. */
  private void steps() {
    if (expected.has("counts")) {
      expected
          .take("counts")
          .properties()
          .forEach(
              e ->
                  assertThat(counted(e.getKey()))
                      .as("%s: counts of %s", c.id(), e.getKey())
                      .isEqualTo(e.getValue().asLong()));
    }
    for (Matcher matcher : expected.takeAll(STEP_COUNTS)) {
      DynamicFrameCollection tables = outcome.relationalized.get(matcher.group(1));
      if (tables == null) {
        throw new CaseException(
            "no step relationalizes "
                + matcher.group(1)
                + ", only "
                + outcome.relationalized.keySet());
      }
      expected
          .take(matcher.group())
          .properties()
          .forEach(
              e ->
                  assertThat(tables.select(e.getKey()).count())
                      .as("%s: %s of %s", c.id(), matcher.group(), e.getKey())
                      .isEqualTo(e.getValue().asLong()));
      assertThat(tables.keys())
          .as("%s: tables of %s", c.id(), matcher.group())
          .hasSize(expected.take(matcher.group()).size());
    }
  }

  private long counted(String name) {
    Long counted = outcome.counted.get(name);
    if (counted == null && outcome.collection != null && outcome.collection.keys().contains(name)) {
      return outcome.collection.select(name).count();
    }
    if (counted == null) {
      throw new CaseException(
          "nothing is counted as " + name + ", only " + outcome.counted.keySet());
    }
    return counted;
  }

  private void alternatives() {
    if (expected.has("when_frame_name_empty")) {
      DynamicFrame nameless = outcome.frame().withName("");
      List<String> names =
          List.copyOf(SplitFields.apply(nameless, new Arguments(c.args()).texts("paths")).keys());
      assertThat(names)
          .as("%s: when_frame_name_empty", c.id())
          .isEqualTo(Arguments.texts(expected.take("when_frame_name_empty")));
    }
    if (expected.has("observed_naming")) {
      tables(expected.take("observed_naming"), "observed_naming");
    }
    if (expected.has("doc_literal")) {
      JsonNode literal = expected.take("doc_literal");
      tables(
          expected.has("observed_naming")
              ? DocNaming.observed(literal, new Arguments(c.args()).text("root_table_name"))
              : literal,
          "doc_literal");
    }
  }

  private void tables(JsonNode json, String name) {
    Expected inner = new Expected(json, c.id() + " " + name);
    new TableChecks(c, inner, outcome.collection).check();
    inner.nothingLeft();
  }

  /** Runs a case and compares; whatever goes wrong on the way is the case's failure. */
  static void run(Case c, CaseData data) {
    Outcome outcome = new Outcome(new Inputs(data).frames(c));
    try {
      new Steps(c, outcome).run();
      if (outcome.frame != null && c.expected().has("throws")) {
        List<DynamicRecord> computed = outcome.frame.records().collect();
        outcome.frame.count();
        assertThat(computed).isNotNull();
      }
    } catch (CaseException e) {
      throw e;
    } catch (Exception e) {
      // Spark throws its checked AnalysisException without declaring it.
      outcome.thrown = e;
    }
    new CaseChecks(c, outcome).check();
  }
}
