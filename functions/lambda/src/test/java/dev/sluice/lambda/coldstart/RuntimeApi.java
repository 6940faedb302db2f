package dev.sluice.lambda.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The API that Lambda's runtime client asks for events, with the times of what it did. */
final class RuntimeApi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private volatile long readyAt;
  private volatile long restoredAt;

  /** What the function answered, or its error; and when, in nanoseconds. */
  record Answer(boolean error, String body, long at) {}

  RuntimeApi() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/2018-06-01/runtime/", this::handle);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void send(String event) {
    events.add(event);
  }

  /** The next answer; fails when none has come and the process that would give it has ended. */
  Answer answer(Process process) throws InterruptedException {
    while (true) {
      boolean ended = !process.isAlive();
      Answer answer = answers.poll(ended ? 0 : 200, TimeUnit.MILLISECONDS);
      if (answer != null) {
        return answer;
      }
      if (ended) {
        throw new IllegalStateException(
            "The function's process ended with status %d before it answered"
                .formatted(process.exitValue()));
      }
    }
  }

  /** When the function was first ready for an event. */
  long readyAt() {
    return readyAt;
  }

  /** When a snapshot would have been restored; 0 when none was taken. */
  long restoredAt() {
    return restoredAt;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/invocation/next")) {
        next(exchange);
      } else if (path.endsWith("/restore/next")) {
        restoredAt = System.nanoTime();
        reply(exchange, 200, "");
      } else {
        answers.add(new Answer(!path.endsWith("/response"), body, System.nanoTime()));
        reply(exchange, 202, "");
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    readyAt = readyAt == 0 ? System.nanoTime() : readyAt;
    try {
      String event = events.take();
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-1");
      exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
      exchange
          .getResponseHeaders()
          .add(
              "Lambda-Runtime-Invoked-Function-Arn",
              "arn:aws:lambda:us-east-1:000000000000:function:f");
      reply(exchange, 200, event);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    // The runtime client's native code ends the process when an answer has no type.
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
