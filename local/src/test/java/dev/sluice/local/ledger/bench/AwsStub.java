package dev.sluice.local.ledger.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.lambda.json.JsonObject;
import dev.sluice.lambda.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Parameter Store with one pipeline, and a queue that takes every message. */
final class AwsStub implements AutoCloseable {
  private static final String PIPELINES =
      """
      {"pipelines": [{"name": "cloudtrail", "bucket": "raw",
        "layout": "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/",
        "rawDatabase": "sluice_raw", "rawTable": "cloudtrail_{account}_{region}",
        "crawler": "c-{account}-{region}", "job": "cloudtrail", "curatedDatabase": "sluice",
        "curatedTable": "cloudtrail", "lakeLocation": "s3://lake/cloudtrail/",
        "partitionBy": ["account", "region", "year", "month", "day"]}]}
      """;

  private final HttpServer server;

  AwsStub() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", AwsStub::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean parameter =
          exchange.getRequestHeaders().getFirst("X-Amz-Target").startsWith("AmazonSSM");
      Map<String, Object> answer =
          parameter
              ? Map.of("Parameter", Map.of("Name", "p", "Value", PIPELINES))
              : Map.of(
                  "MessageId",
                  "m",
                  "MD5OfMessageBody",
                  md5(JsonObject.parse("SendMessage", body).text("MessageBody")));
      byte[] bytes = JsonText.of(answer).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has MD5", impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
