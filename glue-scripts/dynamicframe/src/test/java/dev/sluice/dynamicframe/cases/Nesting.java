package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.dynamicframe.DynamicFrameCollection.Relationship;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts relationalized rows back into the arrays that they came from, so that tables can be compared
 * whatever their keys are: a parent's key gives way to the rows it leads to.
 */
final class Nesting {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, List<JsonNode>> tables;
  private final List<Relationship> relationships;

  Nesting(Map<String, List<JsonNode>> tables, List<Relationship> relationships) {
    this.tables = tables;
    this.relationships = relationships;
  }

  /** The rows of a table with all that hangs below; of a child table, its groups by key. */
  List<String> rows(String table) {
    boolean root = relationships.stream().noneMatch(r -> r.child().equals(table));
    List<String> rows = new ArrayList<>();
    if (root) {
      tables.get(table).forEach(row -> rows.add(nested(table, row).toString()));
    } else {
      groups(table).values().forEach(group -> rows.add(group.toString()));
    }
    return rows.stream().sorted().toList();
  }

  /** Child rows whose key no parent has: there must be none. */
  List<String> orphans() {
    List<String> orphans = new ArrayList<>();
    for (Relationship relation : relationships) {
      if (tables.containsKey(relation.parent()) && tables.containsKey(relation.child())) {
        Set<String> keys = new HashSet<>();
        tables
            .get(relation.parent())
            .forEach(row -> keys.add(row.path(relation.column()).asText()));
        tables.get(relation.child()).stream()
            .filter(row -> !keys.contains(row.path("id").asText()))
            .forEach(row -> orphans.add(relation.child() + " " + row));
      }
    }
    return orphans;
  }

  private JsonNode nested(String table, JsonNode row) {
    Map<String, JsonNode> fields = new TreeMap<>();
    row.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    for (Relationship relation : relationships) {
      JsonNode key = fields.get(relation.column());
      if (relation.parent().equals(table) && key != null && !key.isNull()) {
        fields.put(
            relation.column(),
            tables.containsKey(relation.child())
                ? groups(relation.child()).getOrDefault(key.asText(), MAPPER.createArrayNode())
                : MAPPER.getNodeFactory().textNode("key"));
      }
    }
    fields.values().removeIf(JsonNode::isNull);
    ObjectNode result = MAPPER.createObjectNode();
    fields.forEach(result::set);
    return result;
  }

  private Map<String, ArrayNode> groups(String table) {
    Map<String, List<JsonNode>> byKey = new LinkedHashMap<>();
    tables
        .get(table)
        .forEach(
            row -> byKey.computeIfAbsent(row.path("id").asText(), k -> new ArrayList<>()).add(row));
    Map<String, ArrayNode> groups = new LinkedHashMap<>();
    byKey.forEach(
        (key, rows) -> {
          rows.sort(Comparator.comparingInt(row -> row.path("index").asInt()));
          ArrayNode group = MAPPER.createArrayNode();
          rows.forEach(row -> group.add(((ObjectNode) nested(table, row)).without("id")));
          groups.put(key, group);
        });
    return groups;
  }
}
