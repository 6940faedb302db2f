package dev.sluice.dynamicframe.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way from a document's root to its records; each step opens one object or array. */
record JsonPath(List<String> steps) {

  /** The step into every element of an array. */
  static final String ELEMENTS = "[*]";

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]]+)|\\[\\*]|\\[\\]|\\['([^']+)']");

  JsonPath {
    steps = List.copyOf(steps);
  }

  static JsonPath parse(String text) {
    String path = text.strip();
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int at = path.startsWith("$") ? 1 : 0;
    while (at < path.length() && matcher.find(at) && matcher.start() == at) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      steps.add(name == null ? ELEMENTS : name);
      at = matcher.end();
    }
    if (at < path.length() || path.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is no JSON path that can be streamed: use $, .name, ['name'] and [*], as in $.programs[*]"
              .formatted(text));
    }
    return new JsonPath(steps);
  }
}
