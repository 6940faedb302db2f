package dev.sluice.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class SentAtOnceTest {
  @Test
  void anObjectIsSentWithoutAskingWhetherToContinue() throws Exception {
    List<Boolean> asked = new CopyOnWriteArrayList<>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestHeaders().containsKey("Expect"));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try (S3Client s3 = clients(server.getAddress().getPort()).s3()) {
      s3.putObject(put -> put.bucket("local-raw").key("log"), RequestBody.fromString("text"));
    } finally {
      server.stop(0);
    }

    assertThat(asked).containsExactly(false);
  }

  private static AwsClients clients(int port) {
    return new AwsClients(
        Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port,
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test"));
  }
}
