package dev.sluice.jobs.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Objects in memory that can be listed and fetched, and a note of each such call. */
public final class FakeS3 {
  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** One call: LIST of a prefix or GET of a key, and how many bytes of content it answered. */
  public record Call(String operation, String path, long bytes) {}

  public List<Call> calls() {
    return calls;
  }

  /** Puts an object under {@code bucket/key}. */
  public synchronized void put(String path, byte[] content) {
    objects.put(path, content);
  }

  synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    String query = exchange.getRequestURI().getRawQuery();
    boolean list = query != null && query.contains("list-type=2");
    byte[] body;
    if (list) {
      Map<String, String> asked = parameters(query);
      String bucket = path.replaceFirst("/.*", "") + "/";
      body = list(bucket, asked.getOrDefault("prefix", ""), asked.getOrDefault("delimiter", ""));
      calls.add(new Call("LIST", bucket + asked.get("prefix"), 0));
    } else {
      body = objects.getOrDefault(path, new byte[0]);
      calls.add(new Call(exchange.getRequestMethod(), path, body.length));
    }
    exchange.getResponseHeaders().add("ETag", "\"e\"");
    exchange.sendResponseHeaders(list || objects.containsKey(path) ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
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
