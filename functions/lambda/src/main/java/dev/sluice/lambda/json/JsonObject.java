package dev.sluice.lambda.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object by name, with errors that name the document and the member. */
public final class JsonObject {
  private final String what;
  private final Map<String, @Nullable Object> members;

  private JsonObject(String what, Map<String, @Nullable Object> members) {
    this.what = what;
    this.members = members;
  }

  /** Reads an object; {@code what} names it in errors. */
  public static JsonObject parse(String what, String text) {
    return new JsonObject(what, Json.object(what, text));
  }

  /** Members that were read elsewhere. */
  public static JsonObject of(String what, Map<String, @Nullable Object> members) {
    return new JsonObject(what, members);
  }

  /** The members as plain values. */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  /** Whether the member is there and not null. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** A required object. */
  public JsonObject object(String name) {
    if (members.get(name) instanceof Map<?, ?> map) {
      return child(name, map);
    }
    throw fault(name, "an object");
  }

  /** A required list of objects. */
  public List<JsonObject> objects(String name) {
    if (members.get(name) instanceof List<?> list) {
      var objects = new ArrayList<JsonObject>();
      for (Object item : list) {
        if (!(item instanceof Map<?, ?> map)) {
          throw fault(name, "a list of objects");
        }
        objects.add(child(name + "[" + objects.size() + "]", map));
      }
      return objects;
    }
    throw fault(name, "a list of objects");
  }

  /** A required text. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> fault(name, "a text"));
  }

  /** A text that may be absent or null. */
  public Optional<String> optionalText(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof String)) {
      throw fault(name, "a text");
    }
    return Optional.ofNullable((String) value);
  }

  /** A required whole number. */
  public long number(String name) {
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw fault(name, "a whole number");
  }

  /** A whole number, or the fallback when it is absent. */
  public long number(String name, long fallback) {
    return has(name) ? number(name) : fallback;
  }

  /** A required list of texts. */
  public List<String> textList(String name) {
    if (members.get(name) instanceof List<?> list
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw fault(name, "a list of texts");
  }

  /** A required time in ISO-8601. */
  public Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException notIso) {
      JsonException fault = fault(name, "a time such as 2026-11-03T10:00:05Z");
      fault.initCause(notIso);
      throw fault;
    }
  }

  /** A required object of texts. */
  public Map<String, String> texts(String name) {
    var texts = new LinkedHashMap<String, String>();
    JsonObject object = object(name);
    object.members.keySet().forEach(key -> texts.put(key, object.text(key)));
    return texts;
  }

  @SuppressWarnings("unchecked") // Json makes maps with names of texts only
  private JsonObject child(String name, Map<?, ?> map) {
    return new JsonObject(what + "." + name, (Map<String, @Nullable Object>) map);
  }

  private JsonException fault(String name, String expected) {
    Object found = members.get(name);
    return new JsonException(
        "%s.%s must be %s, but is %s"
            .formatted(
                what,
                name,
                expected,
                found == null ? "absent" : JsonException.excerpt("" + found)));
  }
}
