package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One page of Glue's documentation names child frames {@code root.path} and their values {@code
 * val}, where every real run prints {@code root_path} and {@code path.val}. The rows are the same.
 */
final class DocNaming {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DocNaming() {}

  static JsonNode observed(JsonNode literal, String root) {
    ObjectNode frames = MAPPER.createObjectNode();
    literal
        .path("frames")
        .properties()
        .forEach(
            e -> {
              boolean child = e.getKey().startsWith(root + ".");
              String path = child ? e.getKey().substring(root.length() + 1) : "";
              frames.set(
                  child ? root + "_" + path : e.getKey(),
                  child ? renamed(e.getValue(), path + ".val") : e.getValue());
            });
    return MAPPER.createObjectNode().set("frames", frames);
  }

  private static JsonNode renamed(JsonNode frame, String value) {
    ObjectNode copy = frame.deepCopy();
    for (JsonNode row : copy.path("records")) {
      ObjectNode fields = (ObjectNode) row;
      if (fields.has("val")) {
        fields.set(value, fields.remove("val"));
      }
    }
    return copy;
  }
}
