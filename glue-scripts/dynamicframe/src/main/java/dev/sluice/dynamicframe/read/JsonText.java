package dev.sluice.dynamicframe.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads JSON texts that stand in memory: one line, one column's value, one fixture. */
public final class JsonText {
  private final JsonNodes nodes = new JsonNodes();
  private final ReadPlan plan;

  /** A reader for texts of any form. */
  public JsonText() {
    this(null, Projection.ALL);
  }

  /** A reader for records of a declared schema, of which only a part is wanted. */
  public JsonText(@Nullable StructType hint, Projection projection) {
    this.plan = ReadPlan.of(hint, projection);
  }

  /** The value that the text is. */
  public DynamicNode value(String text) throws IOException {
    // As bytes, since most texts are ASCII and the parser is quickest on those.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JsonNodes.FACTORY.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new IOException("the text is empty");
      }
      DynamicNode value = nodes.read(parser, plan);
      noMore(parser);
      return value;
    }
  }

  /** The record that these bytes are. */
  StructNode record(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser parser = JsonNodes.FACTORY.createParser(bytes, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a record is a JSON object, and this is " + parser.currentToken());
      }
      StructNode record = nodes.readRecord(parser, plan);
      noMore(parser);
      return record;
    }
  }

  /** What was read of a record before it failed. */
  StructNode partial() {
    return nodes.partial();
  }

  private static void noMore(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new IOException("there is more text behind the value: " + parser.currentToken());
    }
  }
}
