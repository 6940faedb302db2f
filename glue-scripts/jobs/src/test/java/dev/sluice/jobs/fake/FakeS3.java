package dev.sluice.jobs.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Objects in memory that can be listed, fetched and put, and a note of each such call. */
public final class FakeS3 {
  private static final byte[] NO_SUCH_KEY =
      "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);

  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private String refused = "";

  /** One call: LIST of a prefix or GET of a key, and how many bytes of content it answered. */
  public record Call(String operation, String path, long bytes) {}

  public List<Call> calls() {
    return calls;
  }

  /** Puts an object under {@code bucket/key}. */
  public synchronized void put(String path, byte[] content) {
    objects.put(path, content);
  }

  /** From now on, this object may not be put; none, when the path is empty. */
  public synchronized void refuse(String path) {
    refused = path;
  }

  /** What stands under {@code bucket/key}. */
  public synchronized String text(String path) {
    return new String(objects.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
  }

  synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    if (exchange.getRequestMethod().equals("PUT")) {
      put(exchange, path);
      return;
    }
    String query = exchange.getRequestURI().getRawQuery();
    boolean list = query != null && query.contains("list-type=2");
    byte[] body;
    if (list) {
      Map<String, String> asked = parameters(query);
      String bucket = path.replaceFirst("/.*", "") + "/";
      body = list(bucket, asked.getOrDefault("prefix", ""), asked.getOrDefault("delimiter", ""));
      calls.add(new Call("LIST", bucket + asked.get("prefix"), 0));
    } else {
      body = objects.getOrDefault(path, NO_SUCH_KEY);
      calls.add(new Call(exchange.getRequestMethod(), path, body.length));
    }
    exchange.getResponseHeaders().add("ETag", tag(body));
    exchange.sendResponseHeaders(list || objects.containsKey(path) ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Looks at the condition and puts, all in one step as S3 does. */
  private void put(HttpExchange exchange, String path) throws IOException {
    byte[] body = content(exchange);
    byte[] there = objects.get(path);
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    boolean absent = exchange.getRequestHeaders().containsKey("If-None-Match");
    int status = 200;
    if (path.equals(refused)) {
      status = 403;
    } else if (match != null && there == null) {
      status = 404;
    } else if ((match != null && !match.equals(tag(there))) || (absent && there != null)) {
      status = 412;
    } else {
      objects.put(path, body);
      exchange.getResponseHeaders().add("ETag", tag(body));
    }
    calls.add(new Call("PUT", path, body.length));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String tag(byte[] content) {
    return "\"%08x%08x\"".formatted(Arrays.hashCode(content), content.length);
  }

  /** The client cuts what it puts into chunks, each after a line with its length. */
  private static byte[] content(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestHeaders().containsKey("x-amz-decoded-content-length")) {
      return body;
    }
    String text = new String(body, StandardCharsets.ISO_8859_1);
    StringBuilder content = new StringBuilder();
    int line = text.indexOf("\r\n");
    int length = length(text.substring(0, line));
    for (int at = line + 2; length > 0; ) {
      content.append(text, at, at + length);
      line = text.indexOf("\r\n", at + length + 2);
      length = length(text.substring(at + length + 2, line));
      at = line + 2;
    }
    return content.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int length(String line) {
    return Integer.parseInt(line.replaceFirst(";.*", ""), 16);
  }

  private byte[] list(String bucket, String prefix, String delimiter) {
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    objects
        .tailMap(bucket + prefix)
        .forEach(
            (path, content) -> {
              String key = path.substring(Math.min(path.length(), bucket.length()));
              boolean inside = path.startsWith(bucket + prefix);
              boolean deeper =
                  inside && !delimiter.isEmpty() && key.indexOf(delimiter, prefix.length()) >= 0;
              if (inside && !deeper) {
                xml.append("<Contents><Key>%s</Key>".formatted(key))
                    .append("<Size>%d</Size></Contents>".formatted(content.length));
              }
            });
    return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(
            part.substring(0, equals),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
