package dev.sluice.local.load;

import dev.sluice.lambda.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;

/** Batches of object-created events as the ingest queue delivers them, over many partitions. */
final class EventFeed {
  /** What template.yaml asks of the queue. */
  static final int BATCH = 1_000;

  private static final int REGIONS = 20;
  private static final int DAYS = 20;

  private final LoadSettings settings;
  private final Random random;
  private final Instant last;
  private int sent;

  /** Events of which the last lands at a time. */
  EventFeed(LoadSettings settings, Random random, Instant last) {
    this.settings = settings;
    this.random = random;
    this.last = last;
  }

  boolean hasMore() {
    return sent < settings.events();
  }

  /** Batches are full but for the last; of the first events each opens a partition. */
  byte[] next() {
    var messages = new ArrayList<Map<String, String>>();
    while (messages.size() < BATCH && hasMore()) {
      int partition = sent < settings.partitions() ? sent : random.nextInt(settings.partitions());
      messages.add(Map.of("messageId", "m-" + messages.size(), "body", event(sent++, partition)));
    }
    return JsonText.of(Map.of("Records", messages)).getBytes(StandardCharsets.UTF_8);
  }

  private String event(int number, int partition) {
    String account = "%012d".formatted(100_000_000_000L + partition / (REGIONS * DAYS));
    String region = "eu-west-" + (1 + partition / DAYS % REGIONS);
    String day = "%02d".formatted(1 + partition % DAYS);
    String key =
        "AWSLogs/%1$s/CloudTrail/%2$s/2026/11/%3$s/%1$s_CloudTrail_%2$s_202611%3$sT1005Z_%4$016d.json.gz"
            .formatted(account, region, day, number);
    long before = settings.within().toMillis() * (settings.events() - number) / settings.events();
    Instant time = last.minusMillis(before).truncatedTo(ChronoUnit.SECONDS);
    return JsonText.of(
        Map.of(
            "detail-type",
            "Object Created",
            "source",
            "aws.s3",
            "time",
            time.toString(),
            "detail",
            Map.of(
                "bucket",
                Map.of("name", LoadPipeline.BUCKET),
                "object",
                Map.of("key", key, "size", 63_402))));
  }
}
