package dev.sluice.jobs.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sluice.cloudtrail.RejectSink;
import dev.sluice.cloudtrail.RejectedRecord;
import dev.sluice.jobs.storage.Storages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps rejected records as JSON lines; there is no file when there are none. */
public final class RejectedLines implements RejectSink, AutoCloseable {
  private static final JsonFactory JSON = JsonFactory.builder().build().setRootValueSeparator("\n");

  private final String uri;
  private @Nullable JsonGenerator lines;

  /** An empty URI keeps nothing. */
  public RejectedLines(String uri) {
    this.uri = uri;
  }

  @Override
  public void accept(RejectedRecord rejected) throws IOException {
    if (uri.isEmpty()) {
      return;
    }
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

  /** Where to look for what was rejected. */
  String whereabouts() {
    return uri.isEmpty()
        ? "set the option rejectedPath, or select the column _corrupt, to keep them"
        : "they are kept in " + uri;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
