package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** One worked case: an input, a transform with arguments, and what is expected of it. */
public record Case(
    String id, String transform, JsonNode input, JsonNode args, JsonNode expected, String compare) {

  static Case of(JsonNode json) {
    return new Case(
        json.path("id").asText(),
        json.path("transform").asText(),
        json.path("input"),
        json.path("args"),
        json.path("expected"),
        json.path("compare").asText(""));
  }

  /** The transforms in order, by their plain lower-case names. */
  List<String> steps() {
    return List.of(transform.split("\\+|,|->|;|\\|", -1)).stream()
        .map(name -> name.strip().replaceFirst("\\.(apply|__call__)$", "").replaceAll("[(].*", ""))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .map(name -> name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  boolean has(String... steps) {
    return List.of(steps).stream().anyMatch(steps()::contains);
  }

  /** Whether rows come in no order that could be compared. */
  boolean unorderedRows() {
    String words = compare.toLowerCase(Locale.ROOT);
    return words.contains("unordered")
        || words.contains("order of rows")
        || words.contains("multiset")
        || has(
            "join",
            "mergedynamicframe",
            "mergedynamicframes",
            "union",
            "relationalize",
            "repartition");
  }

  /** Whether fields come in no order that could be compared. */
  boolean unorderedFields() {
    String words = compare.toLowerCase(Locale.ROOT);
    return (words.contains("order") && !words.contains("unordered rows only"))
        || has("map", "join", "renamefield")
        || args.toString().contains("make_cols");
  }
}
