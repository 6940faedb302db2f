package dev.sluice.local.http;

import java.nio.charset.StandardCharsets;

/** A whole answer of a service that is not S3. */
@SuppressWarnings(
    "ArrayRecordComponent") // bytes go straight to the socket; nobody compares answers
public record Answer(int status, String contentType, byte[] body) {
  public static Answer of(int status, String contentType, String body) {
    return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }
}
