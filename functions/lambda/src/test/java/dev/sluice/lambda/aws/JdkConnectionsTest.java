package dev.sluice.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class JdkConnectionsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CountDownLatch slow = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    slow.countDown();
    server.stop(0);
  }

  @Test
  void aRequestArrivesWithItsMethodHeadersAndBody() throws Exception {
    HttpExecuteResponse response = call(LONG, request(SdkHttpMethod.PUT, "/ok?a=b%2Fc"), "body");

    assertThat(response.httpResponse().statusCode()).isEqualTo(200);
    assertThat(response.httpResponse().matchingHeaders("X-Answer")).containsExactly("yes");
    assertThat(text(response)).isEqualTo("fine");
    assertThat(received).containsExactly("PUT /ok?a=b%2Fc [one, two] body");
  }

  @Test
  void aRequestWithoutABodyMayHaveAnAnswerWithoutOne() throws Exception {
    HttpExecuteResponse response = call(LONG, request(SdkHttpMethod.HEAD, "/empty"), null);

    assertThat(response.httpResponse().statusCode()).isEqualTo(204);
    assertThat(received).containsExactly("HEAD /empty [one, two] ");
  }

  @Test
  void whatIsWrongCanBeReadFromTheAnswer() throws Exception {
    HttpExecuteResponse response = call(LONG, request(SdkHttpMethod.POST, "/wrong"), "body");

    assertThat(response.httpResponse().statusCode()).isEqualTo(400);
    assertThat(text(response)).isEqualTo("why");
  }

  @Test
  void aRedirectIsTheCallersToFollow() throws Exception {
    HttpExecuteResponse response = call(LONG, request(SdkHttpMethod.GET, "/moved"), null);

    assertThat(response.httpResponse().statusCode()).isEqualTo(307);
    assertThat(response.httpResponse().firstMatchingHeader("Location")).contains("/ok");
    assertThat(received).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForLongerThanSaid() {
    assertThatThrownBy(() -> call(Duration.ofMillis(50), request(SdkHttpMethod.GET, "/slow"), null))
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static HttpExecuteResponse call(
      Duration patience, SdkHttpFullRequest.Builder request, String body) throws IOException {
    var execute = HttpExecuteRequest.builder();
    if (body != null) {
      request.putHeader("Content-Length", Integer.toString(body.length()));
      execute.contentStreamProvider(ContentStreamProvider.fromUtf8String(body));
    }
    return new JdkConnections(LONG, patience)
        .prepareRequest(execute.request(request.build()).build())
        .call();
  }

  private SdkHttpFullRequest.Builder request(SdkHttpMethod method, String path) {
    return SdkHttpFullRequest.builder()
        .method(method)
        .uri(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
        .putHeader("X-Many", List.of("one", "two"));
  }

  private static String text(HttpExecuteResponse response) throws IOException {
    try (var body = response.responseBody().orElseThrow()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      List<String> many = exchange.getRequestHeaders().get("X-Many").stream().sorted().toList();
      received.add(
          exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + many + " " + body);
      switch (exchange.getRequestURI().getPath()) {
        case "/ok" -> {
          exchange.getResponseHeaders().add("X-Answer", "yes");
          reply(exchange, 200, "fine");
        }
        case "/empty" -> exchange.sendResponseHeaders(204, -1);
        case "/wrong" -> reply(exchange, 400, "why");
        case "/moved" -> {
          exchange.getResponseHeaders().add("Location", "/ok");
          reply(exchange, 307, "");
        }
        default -> slow.await();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
