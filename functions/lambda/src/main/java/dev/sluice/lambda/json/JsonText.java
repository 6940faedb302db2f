package dev.sluice.lambda.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Writes maps, iterables, texts, numbers and booleans as one line of JSON. */
public final class JsonText {
  private JsonText() {}

  /** The JSON form; a value of any other type is written as its text. */
  public static String of(Map<String, ?> members) {
    try (JsonWriter writer = JsonWriter.create()) {
      write(writer, members);
      return new String(writer.getBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(JsonWriter writer, @Nullable Object value) {
    if (value == null) {
      writer.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      writer.writeStartObject();
      map.forEach(
          (name, member) -> {
            writer.writeFieldName(String.valueOf(name));
            write(writer, member);
          });
      writer.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      writer.writeStartArray();
      items.forEach(item -> write(writer, item));
      writer.writeEndArray();
    } else if (value instanceof Boolean truth) {
      writer.writeValue(truth);
    } else if (value instanceof Number number) {
      writer.writeNumber(number.toString());
    } else {
      writer.writeValue(value.toString());
    }
  }
}
