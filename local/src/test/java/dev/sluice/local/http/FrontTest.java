package dev.sluice.local.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontTest {
  private final AtomicInteger landed = new AtomicInteger();
  private final Services services = new Services();
  private final HttpClient client = HttpClient.newHttpClient();
  private Server server;

  @BeforeEach
  void start() throws Exception {
    server = new Server(0);
    server.setHandler(new Front(s3(), services));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void nothingLandsBeforeEverythingThatItsEventReachesIsThere() throws Exception {
    assertThat(put()).isEqualTo(503);
    assertThat(landed).hasValue(0);

    services.open();

    assertThat(put()).isEqualTo(200);
    assertThat(landed).hasValue(1);
  }

  /** A client that still writes when the connection is closed takes the put for failed. */
  @Test
  void noAnswerComesBeforeTheContentHasComeWhole() throws Exception {
    services.open();
    try (Socket socket = new Socket(server.getURI().getHost(), server.getURI().getPort())) {
      String head = "PUT /local-raw/key HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n";
      socket.getOutputStream().write((head + "lo").getBytes(US_ASCII));
      socket.setSoTimeout(300);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      socket.setSoTimeout(60_000);
      socket.getOutputStream().write('g');

      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.lines().takeWhile(line -> !line.isEmpty()))
          .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("connection: close"));
    }
  }

  private int put() throws Exception {
    URI object = server.getURI().resolve("/local-raw/key");
    HttpRequest request =
        HttpRequest.newBuilder(object).PUT(HttpRequest.BodyPublishers.ofString("log")).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** A bucket that counts what lands. */
  private Handler s3() {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        landed.incrementAndGet();
        response.write(true, ByteBuffer.allocate(0), callback);
        return true;
      }
    };
  }
}
