package dev.sluice.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The slow and plain way to the same row: a document tree. */
final class TreeRows {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, String> row = new TreeMap<>();
  private final Set<String> raw = new HashSet<>();

  TreeRows(String record) throws IOException {
    JsonNode tree = MAPPER.readTree(record);
    ObjectNode others = fields(tree, CloudTrailSchema.columns());
    if (!others.isEmpty()) {
      putRaw(CloudTrailSchema.OTHER_MEMBERS, others);
    }
  }

  /** The row that the record should make, its JSON texts printed anew. */
  Map<String, String> expected() {
    return row;
  }

  /** JSON texts may differ in white space and escapes, so those of the other side too. */
  Map<String, String> printedAnew(Map<String, String> other) throws IOException {
    Map<String, String> printed = new TreeMap<>(other);
    for (Map.Entry<String, String> entry : printed.entrySet()) {
      if (raw.contains(entry.getKey())) {
        entry.setValue(MAPPER.readTree(entry.getValue()).toString());
      }
    }
    return printed;
  }

  private ObjectNode fields(JsonNode object, List<CloudTrailColumn> columns) {
    ObjectNode others = MAPPER.createObjectNode();
    object
        .properties()
        .forEach(
            member -> {
              CloudTrailColumn column = named(member.getKey(), columns);
              JsonNode value = member.getValue();
              if (column == null) {
                others.set(member.getKey(), value);
              } else if (column.isStruct() && value.isObject()) {
                row.put(column.path(), "{}");
                ObjectNode inner = fields(value, column.fields());
                if (!inner.isEmpty()) {
                  others.set(member.getKey(), inner);
                }
              } else if (!value.isNull() && !put(column, value)) {
                others.set(member.getKey(), value);
              }
            });
    return others;
  }

  private static CloudTrailColumn named(String name, List<CloudTrailColumn> columns) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .filter(column -> !column.path().equals(CloudTrailSchema.OTHER_MEMBERS))
        .filter(column -> !column.path().equals(CloudTrailSchema.SOURCE_FILE))
        .findFirst()
        .orElse(null);
  }

  private boolean put(CloudTrailColumn column, JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    switch (column.kind()) {
      case STRUCT -> {
        return false;
      }
      case BOOLEAN -> {
        if (!text.equals("true") && !text.equals("false")) {
          return false;
        }
        row.put(column.path(), text);
      }
      case JSON -> putRaw(column.path(), value);
      case STRING -> {
        if (value.isTextual()) {
          row.put(column.path(), wellFormed(text));
        } else {
          putRaw(column.path(), value);
        }
      }
      case TIMESTAMP ->
          row.put(
              column.path(),
              Long.toString(
                  ChronoUnit.MICROS.between(
                      Instant.EPOCH, OffsetDateTime.parse(text).toInstant())));
    }
    return true;
  }

  private void putRaw(String path, JsonNode value) {
    row.put(path, value.toString());
    raw.add(path);
  }

  /** A surrogate without its other half has no UTF-8 form. */
  private static String wellFormed(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints().forEach(c -> result.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
    return result.toString();
  }
}
