package dev.sluice.jobs.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.cloudtrail.RejectSink;
import dev.sluice.cloudtrail.RejectedRecord;
import dev.sluice.jobs.storage.Storages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps one output's rejected records as JSON lines; there is no file when there are none. */
final class RejectedFile implements RejectSink, AutoCloseable {
  private static final JsonFactory JSON = JsonFactory.builder().build().setRootValueSeparator("\n");

  private final String uri;
  private @Nullable JsonGenerator lines;

  RejectedFile(String directory) {
    this.uri = directory + "rejected.jsonl";
  }

  @Override
  public void accept(RejectedRecord rejected) throws IOException {
    JsonGenerator json = lines();
    json.writeStartObject();
    json.writeStringField("file", rejected.file());
    json.writeNumberField("index", rejected.index());
    json.writeStringField("reason", rejected.reason());
    json.writeNumberField("length", rejected.length());
    json.writeStringField("text", new String(rejected.text(), StandardCharsets.UTF_8));
    json.writeEndObject();
  }

  private JsonGenerator lines() throws IOException {
    JsonGenerator open = lines;
    if (open == null) {
      OutputStream out = Storages.of(uri).write(uri);
      open = JSON.createGenerator(out);
      lines = open;
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
