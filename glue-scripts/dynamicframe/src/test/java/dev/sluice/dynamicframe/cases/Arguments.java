package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A case's arguments, found under Python's and Scala's spellings alike. */
final class Arguments {
  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  Arguments(JsonNode json) {
    json.properties().forEach(e -> values.put(plain(e.getKey()), e.getValue()));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return values.containsKey(plain(name)) && !values.get(plain(name)).isNull();
  }

  JsonNode get(String... names) {
    for (String name : names) {
      if (has(name)) {
        return values.get(plain(name));
      }
    }
    throw new CaseException(
        "the case lacks the argument " + names[0] + "; it has " + values.keySet());
  }

  String text(String... names) {
    return get(names).asText();
  }

  String textOr(String otherwise, String... names) {
    return List.of(names).stream().anyMatch(this::has) ? text(names) : otherwise;
  }

  List<String> texts(String... names) {
    return texts(get(names));
  }

  static List<String> texts(JsonNode json) {
    if (json.isTextual()) {
      return List.of(json.asText());
    }
    List<String> texts = new ArrayList<>();
    json.forEach(e -> texts.add(e.asText()));
    return texts;
  }

  /** A list of lists; a single inner list may stand alone. */
  List<List<String>> rows(String... names) {
    JsonNode json = get(names);
    if (json.isArray() && json.size() > 0 && json.get(0).isTextual()) {
      return List.of(texts(json));
    }
    List<List<String>> rows = new ArrayList<>();
    json.forEach(row -> rows.add(texts(row)));
    return rows;
  }

  /** All plain values, and those of an options object, as texts. */
  Map<String, String> options(JsonNode args) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> e : args.properties()) {
      if (e.getValue().isObject()) {
        e.getValue()
            .properties()
            .forEach(
                o ->
                    options.put(
                        o.getKey(),
                        o.getValue().isTextual()
                            ? o.getValue().asText()
                            : o.getValue().toString()));
      } else if (e.getValue().isValueNode()) {
        options.put(e.getKey(), e.getValue().asText());
      }
    }
    return options;
  }
}
