package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.DynamicFrame;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins as cases write them: {@code a(id->a_id, minus x) JOIN (b JOIN c ON id=c_id) ON k=l, drop
 * m}.
 */
final class Chain {
  private static final Pattern ON = Pattern.compile("\\s*ON\\s+([\\w.]+)\\s*=\\s*([\\w.]+)");
  private static final Pattern NAME = Pattern.compile("\\s*(\\w+)");
  private static final Pattern DROP = Pattern.compile(",?\\s*drop\\s+([\\w, ]+)");

  private final String text;
  private final Map<String, DynamicFrame> frames;
  private int at;

  private Chain(String text, Map<String, DynamicFrame> frames) {
    this.text = text;
    this.frames = frames;
  }

  static DynamicFrame of(String text, Map<String, DynamicFrame> frames) {
    Chain chain = new Chain(text.strip(), frames);
    DynamicFrame result = chain.expression();
    Matcher drop = DROP.matcher(chain.text).region(chain.at, chain.text.length());
    if (drop.lookingAt()) {
      chain.at = drop.end();
      result = result.dropFields(List.of(drop.group(1).split("\\s*,\\s*", -1)));
    }
    if (chain.at < chain.text.length()) {
      throw new CaseException("the chain cannot be expressed: " + text + " at " + chain.at);
    }
    return result;
  }

  private DynamicFrame expression() {
    DynamicFrame left = operand();
    while (text.startsWith(" JOIN", at)) {
      at += " JOIN".length();
      DynamicFrame right = operand();
      Matcher on = ON.matcher(text).region(at, text.length());
      if (!on.lookingAt()) {
        throw new CaseException("JOIN without ON: " + text.substring(at));
      }
      at = on.end();
      left = left.join(List.of(on.group(1)), List.of(on.group(2)), right);
    }
    return left;
  }

  private DynamicFrame operand() {
    while (text.startsWith(" ", at)) {
      at++;
    }
    if (text.startsWith("(", at)) {
      at++;
      DynamicFrame inner = expression();
      if (!text.startsWith(")", at)) {
        throw new CaseException("a parenthesis is not closed: " + text);
      }
      at++;
      return inner;
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw new CaseException("a frame's name is missing: " + text.substring(at));
    }
    at = name.end();
    return changed(frame(name.group(1)));
  }

  private DynamicFrame frame(String name) {
    return frames.entrySet().stream()
        .filter(e -> e.getKey().equals(name) || e.getKey().startsWith(name.replaceAll("s$", "")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () -> new CaseException("no frame is named " + name + ", only " + frames.keySet()));
  }

  /** Renames and removals that stand in parentheses right behind a name. */
  private DynamicFrame changed(DynamicFrame frame) {
    if (!text.startsWith("(", at)) {
      return frame;
    }
    int end = text.indexOf(')', at);
    String[] parts = text.substring(at + 1, end).split("\\s*,\\s*", -1);
    at = end + 1;
    DynamicFrame result = frame;
    for (String part : parts) {
      result =
          part.contains("->")
              ? result.renameField(part.split("->", -1)[0].strip(), part.split("->", -1)[1].strip())
              : result.dropField(part.replaceFirst("minus\\s+", "").strip());
    }
    return result;
  }
}
