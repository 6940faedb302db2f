package dev.sluice.lambda.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/**
 * Reads JSON to maps, lists, texts, numbers and booleans.
 *
 * <p>The SDK's own parser is used, and only here: every function carries it already, and a second
 * JSON library would be paid for at each cold start.
 */
public final class Json {
  private static final JsonNodeParser PARSER = JsonNode.parser();

  private Json() {}

  /** Reads an object; {@code what} names it in the error. */
  public static Map<String, @Nullable Object> object(String what, String text) {
    JsonNode node;
    try {
      node = PARSER.parse(text);
    } catch (RuntimeException unreadable) {
      throw new JsonException(
          "%s is no JSON (%s): %s"
              .formatted(what, unreadable.getMessage(), JsonException.excerpt(text)),
          unreadable);
    }
    if (node == null || !node.isObject()) {
      throw new JsonException(
          "%s must be a JSON object, but is: %s".formatted(what, JsonException.excerpt(text)));
    }
    return object(node);
  }

  private static Map<String, @Nullable Object> object(JsonNode node) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    node.asObject().forEach((name, value) -> members.put(name, plain(value)));
    return members;
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      node.asArray().forEach(item -> items.add(plain(item)));
      return items;
    }
    if (node.isNumber()) {
      return number(node.asNumber());
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isNull() ? null : node.text();
  }

  private static Number number(String text) {
    var exact = new BigDecimal(text);
    // Sizes and counts are whole; anything else keeps its digits.
    return exact.scale() <= 0 && exact.precision() - exact.scale() <= 18
        ? (Number) exact.longValueExact()
        : exact;
  }
}
