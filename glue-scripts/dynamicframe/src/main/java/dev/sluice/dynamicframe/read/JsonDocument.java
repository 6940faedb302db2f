package dev.sluice.dynamicframe.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.LookAhead;
import dev.sluice.dynamicframe.record.RecordFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one document, read from a stream as they are asked for: the elements of an array,
 * one object after the other, or whatever a path selects.
 */
final class JsonDocument extends LookAhead<DynamicRecord> {
  private final InputStream input;
  private final JsonParser parser;
  private final JsonNodes nodes = new JsonNodes();
  private final ReadPlan plan;
  private final @Nullable JsonPath path;
  private final String file;
  private int level;
  private boolean ended;

  JsonDocument(InputStream input, ReadPlan plan, @Nullable JsonPath path, String file)
      throws IOException {
    this.input = input;
    this.parser = JsonNodes.FACTORY.createParser(input);
    this.plan = plan;
    this.path = path;
    this.file = file;
  }

  @Override
  protected @Nullable DynamicRecord advance() {
    if (ended) {
      return null;
    }
    try {
      boolean found = path == null ? seekTopLevel() : seek(path);
      if (!found) {
        finish();
        return null;
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        String token = String.valueOf(parser.currentToken());
        parser.skipChildren();
        return failed("a record is a JSON object, and this is " + token, new IOException(token));
      }
      return DynamicRecord.of(nodes.readRecord(parser, plan));
    } catch (IllegalArgumentException e) {
      // The hint is wrong, not the text: go on behind this record is impossible, say so and stop.
      return stop(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      return stop("error in jackson reader: " + e.getMessage(), e);
    }
  }

  private DynamicRecord stop(String message, Exception cause) {
    DynamicRecord error = failed(message + "; the rest of the document was not read", cause);
    finish();
    return error;
  }

  private void finish() {
    ended = true;
    try {
      parser.close();
      input.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }

  private boolean seekTopLevel() throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return false;
      }
      if (token == JsonToken.START_ARRAY && level == 0) {
        level = 1;
      } else if (token == JsonToken.END_ARRAY && level == 1) {
        level = 0;
      } else {
        return true;
      }
    }
  }

  /** Walks to the next value at the path's end; {@code level} counts the containers opened. */
  private boolean seek(JsonPath wanted) throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return false;
      }
      if (token.isStructEnd()) {
        level--;
      } else if (token == JsonToken.FIELD_NAME) {
        if (!wanted.steps().get(level - 1).equals(parser.currentName())) {
          parser.nextToken();
          parser.skipChildren();
        }
      } else if (level == wanted.steps().size()) {
        return true;
      } else {
        boolean elements = wanted.steps().get(level).equals(JsonPath.ELEMENTS);
        boolean enter = token == (elements ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
        if (enter) {
          level++;
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private DynamicRecord failed(String message, Exception cause) {
    long offset = Math.max(0, parser.currentLocation().getByteOffset());
    return DynamicRecord.failed(
        nodes.partial(), RecordFault.of(message, cause, new RecordFault.Input("", offset, file)));
  }
}
