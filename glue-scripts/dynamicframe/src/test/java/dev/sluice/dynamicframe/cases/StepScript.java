package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cases of several steps in words: chains of joins, each counted or relationalized. */
final class StepScript {
  private static final Pattern DIRECT = Pattern.compile("relationalize (\\w+) as (\\w+)");
  private static final Pattern THEN = Pattern.compile("(.+?), relationalize as (\\w+)");
  private static final Pattern COUNT = Pattern.compile("(.+?): count only");

  private StepScript() {}

  static void run(Case c, Outcome outcome) {
    Map<String, DynamicFrame> frames = new LinkedHashMap<>(outcome.inputs);
    outcome.inputs.forEach(
        (name, frame) -> outcome.counted.put(name.replace("$", ""), frame.count()));
    if (c.args().has("chain")) {
      outcome.frame = Chain.of(c.args().get("chain").asText(), frames);
    }
    for (int i = 1; c.args().has("step" + i); i++) {
      step(c.args().get("step" + i).asText(), "step" + i, frames, outcome);
    }
  }

  private static void step(
      String text, String name, Map<String, DynamicFrame> frames, Outcome outcome) {
    Matcher direct = DIRECT.matcher(text);
    Matcher then = THEN.matcher(text);
    Matcher count = COUNT.matcher(text);
    if (direct.matches()) {
      relationalize(direct.group(1), Chain.of(direct.group(1), frames), direct.group(2), outcome);
    } else if (then.matches()) {
      DynamicFrame joined = Chain.of(then.group(1), frames);
      frames.put(name, joined);
      String words =
          then.group(1)
              .replaceFirst("\\s+ON\\s.*", "")
              .replaceAll("\\W+", "_")
              .toLowerCase(Locale.ROOT);
      relationalize(words, joined, then.group(2), outcome);
    } else if (count.matches()) {
      DynamicFrame joined = Chain.of(count.group(1), frames);
      outcome.counted.put("joined", joined.count());
      outcome.frame = joined;
    } else {
      DynamicFrame joined = Chain.of(text, frames);
      frames.put(name, joined);
      outcome.frame = joined;
    }
  }

  private static void relationalize(
      String words, DynamicFrame frame, String root, Outcome outcome) {
    DynamicFrameCollection tables = frame.relationalize(root, "");
    outcome.relationalized.put(words, tables);
    outcome.collection = tables;
  }
}
