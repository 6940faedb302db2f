package dev.sluice.jobs.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a layout's placeholders from where a source partition lies. */
public record PathLayout(String pattern, List<String> placeholders, Pattern directory) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

  /** The delivery time in a log file's name: day, then hour and minute. */
  private static final Pattern DELIVERY = Pattern.compile("_\\d{8}T(\\d{2})\\d{2}(?:\\d{2})?Z_");

  public PathLayout {
    placeholders = List.copyOf(placeholders);
  }

  /** Reads a pattern such as {@code logs/{account}/{year}/}. */
  public static PathLayout parse(String pattern) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(pattern.substring(end, matcher.start()))).append("([^/]+)");
      names.add(matcher.group(1));
      end = matcher.end();
    }
    String tail = pattern.substring(end);
    regex.append(Pattern.quote(tail.endsWith("/") ? tail.substring(0, tail.length() - 1) : tail));
    // A store may put its bucket, and a local run its directory, before the key.
    return new PathLayout(
        pattern, List.copyOf(names), Pattern.compile("(?:.*/)?" + regex + "/?", Pattern.DOTALL));
  }

  /** The placeholders' values in a directory's location, unless the location is no such place. */
  public Optional<Map<String, String>> values(String location) {
    Matcher matcher = directory.matcher(location);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < placeholders.size(); i++) {
      values.put(placeholders.get(i), matcher.group(i + 1));
    }
    return Optional.of(values);
  }

  /** The hour of delivery that a file's name tells. */
  public static Optional<String> hour(String fileName) {
    Matcher matcher = DELIVERY.matcher(fileName);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
