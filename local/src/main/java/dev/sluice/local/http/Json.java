package dev.sluice.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as AWS writes it: members of requests with their checks, times as seconds. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static ObjectNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text.isBlank() ? "{}" : text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw AwsError.client(
          "SerializationException", "The request is not JSON: " + e.getOriginalMessage());
    }
    throw AwsError.client("SerializationException", "The request is not a JSON object");
  }

  /** A JSON list that this process or its user wrote. */
  public static ArrayNode parseArray(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ArrayNode list) {
        return list;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("not a JSON list: " + text);
  }

  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree could not be written", e);
    }
  }

  /** A member that must be there, as Glue's own validation says it. */
  public static String required(ObjectNode request, String member) {
    String value = optional(request, member);
    if (value == null || value.isEmpty()) {
      throw missing(member);
    }
    return value;
  }

  public static ObjectNode requiredObject(ObjectNode request, String member) {
    if (request.get(member) instanceof ObjectNode object) {
      return object;
    }
    throw missing(member);
  }

  public static @Nullable String optional(ObjectNode request, String member) {
    JsonNode value = request.get(member);
    return value == null || value.isNull() ? null : value.asText();
  }

  public static List<ObjectNode> objects(JsonNode parent, String member) {
    List<ObjectNode> found = new ArrayList<>();
    parent.path(member).forEach(item -> found.add((ObjectNode) item));
    return found;
  }

  public static List<String> strings(JsonNode parent, String member) {
    List<String> found = new ArrayList<>();
    parent.path(member).forEach(item -> found.add(item.asText()));
    return found;
  }

  public static ArrayNode arrayOf(Iterable<? extends JsonNode> nodes) {
    ArrayNode array = array();
    nodes.forEach(array::add);
    return array;
  }

  public static ArrayNode arrayOfStrings(Iterable<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** Seconds since 1970 with milliseconds, the form of every time in AWS JSON 1.1. */
  public static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  private static AwsError missing(String member) {
    return AwsError.client(
        "ValidationException",
        "1 validation error detected: Value null at '"
            + Character.toLowerCase(member.charAt(0))
            + member.substring(1)
            + "' failed to satisfy constraint: Member must not be null");
  }
}
