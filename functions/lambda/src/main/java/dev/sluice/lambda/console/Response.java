package dev.sluice.lambda.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer of the console; its text is UTF-8. */
public record Response(int status, Map<String, String> headers, String body) {
  /**
   * What every answer carries. Nothing but the page's own files is ever loaded or run, so a hostile
   * object key that slipped into the page could still do nothing.
   */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer");

  public Response {
    headers = Map.copyOf(headers);
  }

  static Response of(int status, String type, String body, Map<String, String> more) {
    var headers = new LinkedHashMap<>(ALWAYS);
    headers.put("Content-Type", type + "; charset=utf-8");
    headers.putAll(more);
    return new Response(status, headers, body);
  }

  static Response plain(int status, String message) {
    return of(status, "text/plain", message + "\n", Map.of("Cache-Control", "no-store"));
  }

  /** The body's bytes. */
  public byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
