package dev.sluice.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
        callback.succeeded();
        return true;
      }
    };
  }
}
