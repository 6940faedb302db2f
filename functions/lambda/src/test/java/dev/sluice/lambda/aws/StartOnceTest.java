package dev.sluice.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.JobRuns;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.glue.GlueCrawlers;
import dev.sluice.lambda.glue.GlueJobRuns;
import dev.sluice.ledger.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start is sent once, whatever the network does, and an unclear answer is told as unclear. */
class StartOnceTest {
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String answer = "";
  private ServerSocket server;
  private AwsClients clients;

  @BeforeEach
  void aServerThatAnswersAsItIsTold() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::serve, "server");
    thread.setDaemon(true);
    thread.start();
    clients =
        new AwsClients(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getLocalPort(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void aRunWhoseAnswerIsLostIsUnknownAndWasAskedForOnce() {
    assertThat(start()).isInstanceOf(Outcome.Unknown.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void aRunWhoseServerFailedIsUnknownAndWasAskedForOnce() {
    answer = answer(500, "InternalServiceException");

    assertThat(start()).isInstanceOf(Outcome.Unknown.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void aRunThatGlueGaveUpWaitingForIsUnknown() {
    answer = answer(400, "OperationTimeoutException");

    assertThat(start()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void limitsAndThrottlingMeanLater() {
    for (String busy :
        new String[] {
          "ConcurrentRunsExceededException",
          "ResourceNumberLimitExceededException",
          "ThrottlingException"
        }) {
      answer = answer(400, busy);
      assertThat(start()).as(busy).isInstanceOf(Outcome.Later.class);
    }
    assertThat(requests).hasValue(3);
  }

  @Test
  void aWrongRequestIsRejectedAndSaysWhy() {
    answer = answer(400, "InvalidInputException");

    assertThat(start())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.cause()).isEqualTo(Outcome.Cause.INVALID);
              assertThat(rejected.reason()).contains("StartJobRun cloudtrail", "because of that");
            });
  }

  @Test
  void aRoleThatMayNotIsDenied() {
    answer = answer(400, "AccessDeniedException");

    assertThat(start())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.cause()).isEqualTo(Outcome.Cause.DENIED));
  }

  @Test
  void aReadWhoseServerFailsIsTriedAgainAFewTimesOnly() {
    answer = answer(500, "InternalServiceException");
    var crawlers = new GlueCrawlers(clients.glue(), clients.glueStarter());

    assertThat(crawlers.get("c-1")).isInstanceOf(Outcome.Unknown.class);
    assertThat(requests).hasValue(4);
  }

  private Outcome<String> start() {
    return new GlueJobRuns(clients.glue(), clients.glueStarter())
        .start(
            new JobRuns.Request(
                "cloudtrail", Map.of(), new Workers("G.1X", 2, 2), Duration.ofHours(2), "{}"));
  }

  private static String answer(int status, String code) {
    String body = "{\"__type\":\"%s\",\"Message\":\"because of that\"}".formatted(code);
    return "HTTP/1.1 %d X\r\nContent-Type: application/x-amz-json-1.1\r\n".formatted(status)
        + "Content-Length: %d\r\nConnection: close\r\n\r\n%s".formatted(body.length(), body);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        readRequest(socket.getInputStream());
        requests.incrementAndGet();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        // the test ended, or the client went away
      }
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        in.readNBytes(Integer.parseInt(line.substring(15).trim()));
      }
    }
  }
}
