package dev.sluice.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.glue.expression.Condition;
import dev.sluice.local.glue.expression.Expression;
import dev.sluice.local.http.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers GetPartitions: expression, segments, pages. */
final class PartitionQuery {
  private static final int LIMIT = 1000;

  private final Catalog catalog;

  PartitionQuery(Catalog catalog) {
    this.catalog = catalog;
  }

  ObjectNode answer(ObjectNode request) {
    String database = Json.required(request, "DatabaseName");
    String table = Json.required(request, "TableName");
    Map<String, String> types = types(catalog.table(database, table));
    Condition condition = Expression.parse(request.path("Expression").asText(""), types);
    List<ObjectNode> found =
        catalog.partitionsOf(database, table).stream()
            .filter(partition -> inSegment(request.path("Segment"), partition))
            .filter(partition -> condition.accepts(values(types, partition)))
            .toList();
    ObjectNode page = Pages.page(request, "Partitions", found, LIMIT);
    if (request.path("ExcludeColumnSchema").asBoolean(false)) {
      page.path("Partitions").forEach(PartitionQuery::withoutColumns);
    }
    return page;
  }

  private static Map<String, String> types(ObjectNode table) {
    Map<String, String> types = new LinkedHashMap<>();
    for (ObjectNode key : Json.objects(table, "PartitionKeys")) {
      types.put(Catalog.folded(key.path("Name").asText()), key.path("Type").asText("string"));
    }
    return types;
  }

  private static Map<String, String> values(Map<String, String> types, ObjectNode partition) {
    List<String> values = Json.strings(partition, "Values");
    Map<String, String> byKey = new HashMap<>();
    int position = 0;
    for (String key : types.keySet()) {
      byKey.put(key, values.get(position++));
    }
    return byKey;
  }

  private static boolean inSegment(JsonNode segment, ObjectNode partition) {
    if (!segment.isObject()) {
      return true;
    }
    int total = segment.path("TotalSegments").asInt();
    int number = segment.path("SegmentNumber").asInt();
    if (total < 1 || total > 10 || number < 0 || number >= total) {
      throw GlueErrors.invalidInput(
          "Segment is " + segment + ", but TotalSegments must be 1 to 10 and SegmentNumber below");
    }
    return Math.floorMod(partition.get("Values").hashCode(), total) == number;
  }

  private static void withoutColumns(JsonNode partition) {
    if (partition.get("StorageDescriptor") instanceof ObjectNode descriptor) {
      descriptor.remove("Columns");
    }
  }
}
