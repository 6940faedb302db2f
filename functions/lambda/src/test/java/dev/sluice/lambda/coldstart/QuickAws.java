package dev.sluice.lambda.coldstart;

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
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * AWS as quick as can be, so that a cold start measures the function: empty ledger, empty bucket.
 */
final class QuickAws implements AutoCloseable {
  private static final String PIPELINES =
      """
      {"pipelines": [{"name": "cloudtrail", "bucket": "local-raw",
        "layout": "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/",
        "rawDatabase": "sluice_raw", "rawTable": "cloudtrail_{account}_{region}",
        "crawler": "local-cloudtrail-{account}-{region}", "job": "local-cloudtrail",
        "curatedDatabase": "sluice", "curatedTable": "cloudtrail",
        "lakeLocation": "s3://local-lake/cloudtrail/",
        "partitionBy": ["account", "region", "year", "month", "day"]}]}
      """;
  private static final String EMPTY_LISTING =
      "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
          + "<Name>b</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated>"
          + "</ListBucketResult>";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> operations = new ConcurrentSkipListSet<>();

  QuickAws() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked for, such as {@code DynamoDB_20120810.PutItem}. */
  Set<String> operations() {
    return operations;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String operation = target == null ? "S3." + exchange.getRequestMethod() : target;
      operations.add(operation);
      byte[] answer = answer(operation, body).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .add("Content-Type", target == null ? "application/xml" : "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String answer(String operation, String body) {
    return switch (operation) {
      case "AmazonSSM.GetParameter" ->
          JsonText.of(Map.of("Parameter", Map.of("Name", "p", "Value", PIPELINES)));
      case "AmazonSQS.SendMessage" ->
          JsonText.of(Map.of("MessageId", "m", "MD5OfMessageBody", md5(messageBody(body))));
      case "DynamoDB_20120810.BatchGetItem" -> "{\"Responses\": {}, \"UnprocessedKeys\": {}}";
      case "DynamoDB_20120810.Query" -> "{\"Items\": [], \"Count\": 0, \"ScannedCount\": 0}";
      case "AWSGlue.GetPartitions" -> "{\"Partitions\": []}";
      case "S3.GET" -> EMPTY_LISTING;
      default -> "{}";
    };
  }

  private static String messageBody(String request) {
    return JsonObject.parse("SendMessage", request).text("MessageBody");
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has MD5", impossible);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
