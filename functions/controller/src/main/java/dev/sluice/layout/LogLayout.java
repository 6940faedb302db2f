package dev.sluice.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of keys: {@code AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/}, below an
 * optional prefix.
 */
public final class LogLayout {
  private static final Map<String, String> SHAPES =
      Map.of(
          "account", "\\d{12}",
          "organization", "o-[a-z0-9]{10,32}",
          "region", "[a-z][a-z0-9-]{1,62}",
          "year", "\\d{4}",
          "month", "0[1-9]|1[0-2]",
          "day", "0[1-9]|[12]\\d|3[01]",
          "hour", "[01]\\d|2[0-3]");
  private static final String ANY_SHAPE = "[A-Za-z0-9_-](?:\\.?[A-Za-z0-9_-]){0,127}";

  private final String prefix;
  private final Template template;
  private final List<String> names;
  private final Pattern exact;
  private final Optional<Pattern> anyFamily;
  private final int aboveFamily;

  private LogLayout(String prefix, Template template, List<String> segments, int family) {
    this.prefix = prefix;
    this.template = template;
    this.names =
        template.pieces().stream()
            .filter(Template.Piece::placeholder)
            .map(Template.Piece::text)
            .toList();
    this.aboveFamily =
        family < 0
            ? 0
            : Template.parse(String.join("/", segments.subList(0, family))).names().size();
    this.exact = Pattern.compile(regex(segments, -1));
    this.anyFamily =
        family < 0 ? Optional.empty() : Optional.of(Pattern.compile(regex(segments, family)));
  }

  /** Reads a layout; fails with what is wrong and what to write instead. */
  public static LogLayout parse(String prefix, String pattern) {
    if (!prefix.isEmpty() && (!prefix.endsWith("/") || prefix.startsWith("/"))) {
      throw new IllegalArgumentException(
          "Prefix '%s' must be empty, or end (and not begin) with '/'".formatted(prefix));
    }
    if (!pattern.endsWith("/") || pattern.startsWith("/") || pattern.contains("//")) {
      throw new IllegalArgumentException(
          "Layout '%s' must name directories, each ended by one '/'".formatted(pattern));
    }
    var template = Template.parse(pattern);
    if (template.names().isEmpty()) {
      throw new IllegalArgumentException(
          "Layout '%s' needs at least one {placeholder}".formatted(pattern));
    }
    List<String> segments = List.of(pattern.split("/"));
    return new LogLayout(prefix, template, segments, familyOf(segments));
  }

  /** The family is the last literal directory below the first, such as {@code CloudTrail}. */
  private static int familyOf(List<String> segments) {
    for (int i = segments.size() - 1; i > 0; i--) {
      if (segments.get(i).indexOf('{') < 0) {
        return i;
      }
    }
    return -1;
  }

  private static String regex(List<String> segments, int family) {
    var regex = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      if (i == family) {
        regex.append("(?<family>[^/]+)");
      } else {
        for (Template.Piece piece : Template.parse(segments.get(i)).pieces()) {
          regex.append(
              piece.placeholder()
                  ? "(" + SHAPES.getOrDefault(piece.text(), ANY_SHAPE) + ")"
                  : Pattern.quote(piece.text()));
        }
      }
      regex.append('/');
    }
    return regex.append("(.*)").toString();
  }

  /** The placeholders in the order of the path. */
  public List<String> placeholders() {
    return names;
  }

  /** The placeholders above the family directory, in order. */
  public List<String> placeholdersAboveFamily() {
    return names.subList(0, aboveFamily);
  }

  /** The pattern with its prefix, as jobs take it. */
  public String pattern() {
    return prefix + template;
  }

  /** The directory of a source partition, ended by '/'. */
  public String directory(SourcePartition source) {
    return prefix + template.fill(source.values());
  }

  /** The directories of the pattern, prefix excluded, in order and with their placeholders. */
  public List<String> segments() {
    return List.of(template.toString().split("/"));
  }

  /** What comes before the pattern: empty, or ended by '/'. */
  public String prefix() {
    return prefix;
  }

  /** Finds the source partition of a plain (not URL-encoded) key, or why it has none. */
  public KeyMatch match(String key) {
    if (!key.startsWith(prefix)) {
      return new Ignored(Ignored.Reason.OUTSIDE_PREFIX);
    }
    String path = key.substring(prefix.length());
    var matcher = exact.matcher(path);
    if (!matcher.matches()) {
      return new Ignored(whyNot(path));
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    String file = matcher.group(names.size() + 1);
    if (file.isEmpty()) {
      return new Ignored(Ignored.Reason.MARKER);
    }
    // Spark, Hive and Glue skip such names as hidden, and they read no directories below.
    if (file.startsWith("_") || file.startsWith(".") || file.contains("/")) {
      return new Ignored(Ignored.Reason.NOT_A_LOG);
    }
    return isDate(values)
        ? new LogKey(new SourcePartition(values), file)
        : new Ignored(Ignored.Reason.UNKNOWN_LAYOUT);
  }

  private Ignored.Reason whyNot(String path) {
    if (path.endsWith("/")) {
      return Ignored.Reason.MARKER;
    }
    var relaxed = anyFamily.map(family -> family.matcher(path));
    if (relaxed.isEmpty() || !relaxed.get().matches()) {
      return Ignored.Reason.UNKNOWN_LAYOUT;
    }
    String family = relaxed.get().group("family");
    if (family.endsWith("-Digest")) {
      return Ignored.Reason.DIGEST;
    }
    return family.endsWith("-Insight") ? Ignored.Reason.INSIGHT : Ignored.Reason.OTHER_FAMILY;
  }

  private static boolean isDate(Map<String, String> values) {
    var parts = new ArrayList<Integer>();
    for (String name : List.of("year", "month", "day")) {
      String value = values.get(name);
      if (value == null) {
        return true;
      }
      parts.add(Integer.valueOf(value));
    }
    try {
      return LocalDate.of(parts.get(0), parts.get(1), parts.get(2)).getYear() > 0;
    } catch (DateTimeException noSuchDay) {
      return false; // 31 November: no log is ever delivered there
    }
  }

  @Override
  public String toString() {
    return pattern();
  }
}
