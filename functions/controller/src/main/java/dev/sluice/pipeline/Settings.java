package dev.sluice.pipeline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads members of a parsed JSON object with defaults, and gathers the faults. */
final class Settings {
  private final Map<String, ?> members;
  private final Set<String> read = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  Settings(Map<String, ?> members) {
    this.members = members;
  }

  String required(String name) {
    if (take(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    faults.add("%s is required: give it a text".formatted(name));
    return "missing";
  }

  String text(String name, String fallback) {
    Object value = take(name);
    if (value == null || value instanceof String) {
      return value == null ? fallback : (String) value;
    }
    faults.add("%s is %s; give it a text".formatted(name, value));
    return fallback;
  }

  long number(String name, long fallback, long least, long most) {
    Object value = take(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number
        && number.doubleValue() == number.longValue()
        && number.longValue() >= least
        && number.longValue() <= most) {
      return number.longValue();
    }
    faults.add(
        "%s is %s; give it a whole number from %d to %d".formatted(name, value, least, most));
    return fallback;
  }

  Duration duration(String name, String fallback) {
    String text = text(name, fallback);
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException notIso) {
      // reported below, as a negative one is
    }
    faults.add("%s is %s; give it an ISO-8601 duration such as %s".formatted(name, text, fallback));
    return Duration.parse(fallback);
  }

  <T extends Enum<T>> T choice(String name, Class<T> type, T fallback) {
    String text = text(name, fallback.name().toLowerCase(Locale.ROOT));
    for (T constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    var names = new ArrayList<String>();
    for (T constant : type.getEnumConstants()) {
      names.add(constant.name().toLowerCase(Locale.ROOT));
    }
    faults.add("%s is '%s'; choose one of %s".formatted(name, text, names));
    return fallback;
  }

  List<String> texts(String name) {
    if (take(name) instanceof List<?> list && !list.isEmpty()) {
      return list.stream().map(String::valueOf).toList();
    }
    faults.add("%s is required: give it a list of placeholders".formatted(name));
    return List.of();
  }

  Map<String, String> textMap(String name) {
    var map = new TreeMap<String, String>();
    Object value = take(name);
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> map.put(String.valueOf(key), String.valueOf(entry)));
    } else if (value != null) {
      faults.add("%s is %s; give it an object of texts".formatted(name, value));
    }
    return map;
  }

  /** Parses a member's text; a fault and the parsed fallback when it cannot be parsed. */
  <T> T parsed(Function<String, T> parser, String text, String fallback) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException fault) {
      faults.add(String.valueOf(fault.getMessage()));
      return parser.apply(fallback);
    }
  }

  // The annotation that the check asks for lives in a library; this module has none.
  @SuppressWarnings("AnnotateFormatMethod")
  void check(boolean holds, String fault, Object... values) {
    if (!holds) {
      faults.add(fault.formatted(values));
    }
  }

  List<String> faults() {
    var unknown = new TreeSet<>(members.keySet());
    unknown.removeAll(read);
    var all = new ArrayList<>(faults);
    unknown.forEach(
        name -> all.add("%s is no setting of a pipeline; remove or correct it".formatted(name)));
    return all;
  }

  private @Nullable Object take(String name) {
    read.add(name);
    return members.get(name);
  }
}
