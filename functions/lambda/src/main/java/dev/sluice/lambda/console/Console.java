package dev.sluice.lambda.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lambda.json.JsonText;
import dev.sluice.status.PipelineStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Answers the console's requests: the page, its files, and {@code status.json}. */
public final class Console {
  private final List<String> pipelines;
  private final Function<String, PipelineStatus> reader;

  /** Shows these pipelines; {@code reader} reads the state of one by name. */
  public Console(List<String> pipelines, Function<String, PipelineStatus> reader) {
    if (pipelines.isEmpty()) {
      throw new IllegalArgumentException("The console needs at least one pipeline to show");
    }
    this.pipelines = List.copyOf(pipelines);
    this.reader = reader;
  }

  /** Whether a path is one of the console's. */
  public static boolean serves(String path) {
    return path.equals("/status.json") || Asset.BY_PATH.containsKey(path);
  }

  /** The answer to a request; nothing is changed by any. */
  public Response answer(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.plain(405, "The console only answers GET");
    }
    if (request.path().equals("/status.json")) {
      return status(request);
    }
    Asset asset = Asset.BY_PATH.get(request.path());
    return asset == null
        ? Response.plain(404, "Nothing is here; the page is at /")
        : asset.response();
  }

  private Response status(Request request) {
    String asked = request.pipeline();
    String pipeline = asked == null ? pipelines.get(0) : asked;
    if (!pipelines.contains(pipeline)) {
      return Response.plain(404, "No such pipeline; there are: " + String.join(", ", pipelines));
    }
    Map<String, @Nullable Object> document = StatusDocument.of(reader.apply(pipeline), pipelines);
    String tag = tag(document);
    Map<String, String> headers = Map.of("ETag", tag, "Cache-Control", "no-cache");
    return tag.equals(request.ifNoneMatch())
        ? Response.of(304, "application/json", "", headers)
        : Response.of(200, "application/json", JsonText.of(document), headers);
  }

  /** A tag of all but the clock, so that nothing is sent while nothing changes. */
  private static String tag(Map<String, @Nullable Object> document) {
    var timeless = new LinkedHashMap<>(document);
    timeless.remove("now");
    var crc = new CRC32C();
    crc.update(JsonText.of(timeless).getBytes(UTF_8));
    return "\"" + Long.toHexString(crc.getValue()) + "\"";
  }
}
