package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A case's arguments, found under Python's and Scala's spellings alike. */
final class Arguments {
  private static final List<String> UNBOX =
      List.of(
          "separator",
          "quoteChar",
          "escaper",
          "skipFirst",
          "withHeader",
          "withSchema",
          "jsonPath",
          "multiLine",
          "inferTypes");

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

  int number(String... names) {
    return get(names).asInt();
  }

  Object plain(String... names) {
    return plain(get(names));
  }

  /** A plain value as the API takes it. */
  static Object plain(JsonNode json) {
    return json.isTextual()
        ? json.asText()
        : json.isBoolean() ? (Object) json.asBoolean() : json.numberValue();
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

  /** What stands in an options object or beside the other arguments, as Python allows both. */
  Map<String, String> unboxOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : List.of("options", "optionString", "format_options")) {
      if (has(name)) {
        options.putAll(options(get(name)));
      }
    }
    for (String name : UNBOX) {
      if (has(name)) {
        options.put(name, text(get(name)));
      }
    }
    return options;
  }

  /** An options object, or the text of one as Scala wants it. */
  static Map<String, String> options(JsonNode json) {
    Map<String, String> options = new LinkedHashMap<>();
    object(json).properties().forEach(e -> options.put(e.getKey(), text(e.getValue())));
    return options;
  }

  static JsonNode object(JsonNode json) {
    try {
      return json.isTextual() ? new ObjectMapper().readTree(json.asText()) : json;
    } catch (JsonProcessingException e) {
      throw new CaseException("the options are no JSON: " + json, e);
    }
  }

  private static String text(JsonNode json) {
    return json.isContainerNode() ? json.toString() : json.asText();
  }
}
