package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a case says about error records and thresholds. */
final class ErrorChecks {
  private static final Pattern THRESHOLD =
      Pattern.compile("throws_with_(total|stage)Threshold_(\\d+)");
  private static final String PREFIX = "_prefix";

  private final Expected expected;
  private final DynamicFrame frame;

  ErrorChecks(Expected expected, DynamicFrame frame) {
    this.expected = expected;
    this.frame = frame;
  }

  void check() {
    for (Matcher matcher : expected.takeAll(THRESHOLD)) {
      threshold(matcher);
    }
    if (expected.has("error_record")) {
      assertThat(errors()).as("%s: error records", expected.place()).hasSize(1);
      same(expected.take("error_record"), errors().get(0), expected.place());
    }
    if (expected.has("error_records")) {
      JsonNode wanted = expected.take("error_records");
      assertThat(errors()).as("%s: error records", expected.place()).hasSize(wanted.size());
      for (int i = 0; i < wanted.size(); i++) {
        same(wanted.get(i), errors().get(i), expected.place() + " " + i);
      }
    }
    for (String name : List.of("msg", "message", "msg_prefix")) {
      if (expected.has(name)) {
        String wanted = expected.take(name).asText();
        assertThat(messages())
            .as("%s: %s", expected.place(), name)
            .isNotEmpty()
            .allMatch(m -> name.endsWith(PREFIX) ? m.startsWith(wanted) : m.equals(wanted));
      }
    }
  }

  /**
   * Thresholds are judged by a transform that changes nothing, with the limit that is asked for.
   */
  private void threshold(Matcher matcher) {
    long limit = Long.parseLong(matcher.group(2));
    boolean total = matcher.group(1).equals("total");
    boolean wanted = expected.take(matcher.group()).asBoolean();
    long errors = total ? frame.errorsCount() : frame.stageErrorsCount();
    DynamicFrame limited = frame.with(Call.thresholds(0, limit)).filter(record -> true);
    boolean thrown = false;
    try {
      limited.assertErrorThreshold();
      limited.count();
    } catch (dev.sluice.dynamicframe.ErrorThresholdException e) {
      thrown = true;
    }
    assertThat(thrown)
        .as("%s: %s with %d errors", expected.place(), matcher.group(), errors)
        .isEqualTo(wanted);
  }

  private List<StructNode> errors() {
    return frame.errorsAsDynamicFrame().records().collect().stream()
        .map(DynamicRecord::getRoot)
        .toList();
  }

  private List<String> messages() {
    return errors().stream()
        .map(e -> ((StructNode) e.get("error")).get("msg").toString().replaceAll("^\"|\"$", ""))
        .toList();
  }

  /**
   * All fields by name; {@code _prefix} asks for a text's beginning, {@code <...>} for any text.
   */
  private static void same(JsonNode wanted, DynamicNode actual, String place) {
    if (!wanted.isObject() || place.endsWith(".dynamicRecord")) {
      boolean any = wanted.isTextual() && wanted.asText().matches("<.*>");
      assertThat(any || Values.same(wanted, actual))
          .as("%s: wanted %s, found %s", place, wanted, actual)
          .isTrue();
      return;
    }
    StructNode struct = (StructNode) actual;
    Set<String> names = new TreeSet<>();
    wanted
        .properties()
        .forEach(
            e -> {
              boolean prefix = e.getKey().endsWith(PREFIX);
              String name =
                  prefix
                      ? e.getKey().substring(0, e.getKey().length() - PREFIX.length())
                      : e.getKey();
              names.add(name);
              DynamicNode value = struct.get(name);
              if (prefix) {
                assertThat(dev.sluice.dynamicframe.node.NodeValues.toJava(value))
                    .as("%s.%s", place, name)
                    .asString()
                    .startsWith(e.getValue().asText());
              } else {
                same(e.getValue(), value, place + "." + name);
              }
            });
    assertThat(new TreeSet<>(struct.shape().names())).as("%s: fields", place).isEqualTo(names);
  }
}
