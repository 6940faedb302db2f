package dev.sluice.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A whole answer of a service that is not S3. */
@SuppressWarnings(
    "ArrayRecordComponent") // bytes go straight to the socket; nobody compares answers
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  public static Answer of(int status, String contentType, String body) {
    return new Answer(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with these headers. */
  public Answer with(Map<String, String> more) {
    return new Answer(status, contentType, Map.copyOf(more), body);
  }
}
