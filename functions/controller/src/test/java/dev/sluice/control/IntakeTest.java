package dev.sluice.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Pipelines;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Pipeline PIPELINE = Pipelines.with(Pipelines.settings());
  private static final OutputPartition OUTPUT =
      OutputPartition.parse("account=123456789012/region=eu-west-1/year=2026/month=11/day=03");

  private final FakeWorld fake = new FakeWorld();
  private final Intake intake = new Intake(List.of(PIPELINE), fake.ledger, fake, () -> fake.now);

  @Test
  void aNewPartitionIsLandedAndDueWhenItIsQuiet() {
    assertThat(intake.take(List.of(log("eu-west-1", 1), log("eu-west-1", 2)))).isEmpty();

    var partition = fake.partition(OUTPUT);
    assertThat(partition.status()).isEqualTo(Status.LANDED);
    assertThat(partition.dirt().dueAt()).isEqualTo(fake.now.plus(Duration.ofMinutes(5)));
    assertThat(partition.version()).isEqualTo(1);
  }

  @Test
  void aPartitionThatNeverGetsQuietIsDueAfterTheLongestWait() {
    var since = fake.now;
    for (int minute = 0; minute < 120; minute++) {
      intake.take(List.of(log("eu-west-1", minute)));
      fake.pass(Duration.ofMinutes(1));
    }

    var partition = fake.partition(OUTPUT);
    assertThat(partition.dirt().dueAt())
        .isBetween(since.plus(Duration.ofMinutes(57)), since.plus(Duration.ofMinutes(60)));
    assertThat(partition.version()).as("writes for 120 events").isLessThan(25);
  }

  @Test
  void whatIsNoLogIsCountedByReason() {
    intake.take(
        List.of(
            arrival("AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/11/03/d.gz", 9),
            arrival("AWSLogs/123456789012/CloudTrail-Insight/eu-west-1/2026/11/03/i.gz", 9),
            arrival("AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/03/", 0),
            arrival("AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/03/empty.json.gz", 0),
            arrival("AWSLogs/1' or '1'='1/CloudTrail/eu-west-1/2026/11/03/x", 9),
            new Arrival("m", "other", "x", 9, fake.now)));

    assertThat(fake.ledger.ignored("cloudtrail"))
        .isEqualTo(
            Map.of(
                "digest", 1L,
                "insight", 1L,
                "marker", 1L,
                "empty-object", 1L,
                "unknown-layout", 1L));
    assertThat(fake.ledger.ignored("-")).isEqualTo(Map.of("other-bucket", 1L));
  }

  @Test
  void oneObjectMayBelongToTwoPipelines() {
    var second =
        Pipelines.with(
            Pipelines.settings(),
            "name",
            "second",
            "partitionBy",
            List.of("account", "region", "year", "month"));
    new Intake(List.of(PIPELINE, second), fake.ledger, fake, () -> fake.now)
        .take(List.of(log("eu-west-1", 1)));

    assertThat(fake.ledger.openPartitions("cloudtrail", null).items()).hasSize(1);
    assertThat(fake.ledger.openPartitions("second", null).items()).hasSize(1);
  }

  @Test
  void manyEventsTakeFewWrites() {
    var writes = new AtomicInteger();
    var counting =
        (Ledger)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Ledger.class},
                (self, method, arguments) -> {
                  if (method.getName().startsWith("save")) {
                    writes.addAndGet(arguments[0] instanceof Collection<?> many ? many.size() : 1);
                  }
                  return method.invoke(fake.ledger, arguments);
                });
    var counted = new Intake(List.of(PIPELINE), counting, fake, () -> fake.now);
    var arrivals = new ArrayList<Arrival>();
    for (int i = 0; i < 20_000; i++) {
      arrivals.add(log("r-" + i % 400, i));
    }
    Collections.shuffle(arrivals, new Random(1));
    for (int from = 0; from < arrivals.size(); from += 100) {
      counted.take(arrivals.subList(from, from + 100));
      fake.pass(Duration.ofMillis(500));
    }

    // A write of a new item costs one unit for the table and one for the index of open ones.
    assertThat(2.0 * writes.get() / arrivals.size()).isLessThan(0.05);
  }

  private Arrival log(String region, int number) {
    return arrival(
        "AWSLogs/123456789012/CloudTrail/%s/2026/11/03/%d.json.gz".formatted(region, number), 9);
  }

  private Arrival arrival(String key, long size) {
    return new Arrival("m-" + key, "raw", key, size, fake.now);
  }
}
