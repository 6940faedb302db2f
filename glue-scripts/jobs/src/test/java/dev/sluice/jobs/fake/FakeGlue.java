package dev.sluice.jobs.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * The few calls of the Data Catalog that the jobs make, over its own wire protocol, so that tests
 * run the real clients. One server serves all tests of a JVM; each test has its own database.
 */
public final class FakeGlue {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FakeGlue SHARED = new FakeGlue();

  private final FakeCatalog catalog = new FakeCatalog();
  private final FakeS3 store = new FakeS3();

  private FakeGlue() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      server.setExecutor(
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "fake-glue");
                thread.setDaemon(true);
                return thread;
              }));
      server.createContext("/", this::handle);
      server.start();
      System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
      System.setProperty("aws.accessKeyId", "test");
      System.setProperty("aws.secretAccessKey", "test");
      System.setProperty("aws.region", "us-east-1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server, and points this JVM's clients at it. */
  public static FakeCatalog catalog() {
    return SHARED.catalog;
  }

  /** What the same endpoint answers where S3 is asked. */
  public static FakeS3 store() {
    return SHARED.store;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target == null) {
      store.handle(exchange);
      return;
    }
    ObjectNode request = (ObjectNode) JSON.readTree(exchange.getRequestBody());
    int status = 200;
    Object answer;
    try {
      answer = catalog.call(target.substring(target.indexOf('.') + 1), request);
    } catch (FakeCatalog.Refused e) {
      status = 400;
      answer = JSON.createObjectNode().put("__type", e.type()).put("Message", e.getMessage());
    } catch (RuntimeException e) {
      status = 500;
      answer =
          JSON.createObjectNode()
              .put("__type", "InternalServiceException")
              .put("Message", e.toString());
    }
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
