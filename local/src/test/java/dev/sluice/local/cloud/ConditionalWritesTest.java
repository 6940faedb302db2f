package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes that S3 does only if nobody else was there first: watermarks rest on them. */
class ConditionalWritesTest {
  private static final int WRITERS = 4;
  private static final int ROUNDS = 40;

  @TempDir static Path data;
  static EmbeddedCloud cloud;
  static S3Client s3;
  static HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    cloud = EmbeddedCloud.start(CloudSettings.of(data, Path.of(System.getProperty("sluice.root"))));
    s3 = new Clients(cloud).s3();
    s3.createBucket(b -> b.bucket("state"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void ofWritersWhoAllFoundNothingOneWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "watermark-" + round;

      List<String> winners = race(key, "round " + round, "If-None-Match", "*");

      assertThat(winners).as(key).hasSize(1);
      assertThat(text(key)).isEqualTo(winners.get(0));
    }
  }

  @Test
  void ofWritersWhoAllSawTheSameOneWins() throws Exception {
    s3.putObject(b -> b.bucket("state").key("same"), RequestBody.fromString("first"));
    for (int round = 0; round < ROUNDS; round++) {
      String seen = s3.headObject(b -> b.bucket("state").key("same")).eTag();

      List<String> winners = race("same", "round " + round, "If-Match", seen);

      assertThat(winners).as("round %d", round).hasSize(1);
      assertThat(text("same")).isEqualTo(winners.get(0));
    }
  }

  private static List<String> race(String key, String name, String header, String value)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(WRITERS);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Boolean>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String text = name + " by " + writer;
        writers.add(
            threads.submit(
                () -> {
                  together.await();
                  return written(key, text, header, value);
                }));
      }
      List<String> winners = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        if (writers.get(writer).get()) {
          winners.add(name + " by " + writer);
        }
      }
      return winners;
    } finally {
      threads.shutdown();
    }
  }

  private static boolean written(String key, String text, String header, String value)
      throws Exception {
    HttpRequest put =
        HttpRequest.newBuilder(cloud.endpoint().resolve("/state/" + key))
            .header(header, value)
            .PUT(HttpRequest.BodyPublishers.ofString(text))
            .build();
    int status = http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
    assertThat(status).isIn(200, 409, 412);
    return status == 200;
  }

  private static String text(String key) {
    return s3.getObjectAsBytes(b -> b.bucket("state").key(key)).asUtf8String();
  }
}
