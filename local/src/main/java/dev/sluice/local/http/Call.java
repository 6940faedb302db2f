package dev.sluice.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A whole request for a service that is not S3.
 *
 * @param headers names in lower case
 */
@SuppressWarnings(
    "ArrayRecordComponent") // bytes come straight from the socket; nobody compares calls
public record Call(String method, String pathQuery, Map<String, String> headers, byte[] body) {
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
