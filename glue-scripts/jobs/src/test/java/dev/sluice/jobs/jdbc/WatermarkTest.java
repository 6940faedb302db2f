package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.jobs.fake.FakeGlue;
import dev.sluice.jobs.fake.FakeS3;
import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import dev.sluice.jobs.storage.ConditionalFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The watermark in S3, which is the last thing that a run writes. */
class WatermarkTest {
  private static final String SPEC =
      """
      sources:
        orders:
          jdbc:
            connection: CONNECTION
            table: orders
            incremental: {by: id, lookback: 5, state: "s3://state/STATE"}
      sinks:
        - {from: orders, table: DATABASE.orders, location: LAKE/orders/, sink: SINK, merge: {by: [id]}}
      """;

  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private final FakeS3 store = FakeGlue.store();
  private final String state = postgres.database() + ".json";

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void aRunThatDiesBetweenTheCommitAndTheWatermarkLosesAndDoublesNothing(String sink) {
    TestLake lake = new TestLake(directory);
    TestJob job = new TestJob(lake, directory);
    String spec =
        SPEC.replace("CONNECTION", postgres.connection())
            .replace("STATE", state)
            .replace("SINK", sink);
    postgres.run(
        "CREATE TABLE orders AS SELECT n AS id, 0 AS amount FROM generate_series(1, 50) n");
    postgres.run("GRANT SELECT ON orders TO reader");
    job.run(spec);
    String before = store.text("state/" + state);
    assertThat(before).contains("50");
    postgres.run("INSERT INTO orders SELECT n, 1 FROM generate_series(51, 60) n");
    postgres.run("UPDATE orders SET amount = 2 WHERE id > 48");

    store.refuse("state/" + state);
    assertThatThrownBy(() -> job.run(spec)).isInstanceOf(S3Exception.class);
    store.refuse("");

    assertThat(store.text("state/" + state)).isEqualTo(before);
    assertThat(landed(lake)).as("was committed").isEqualTo(source());
    job.said();
    job.run(spec);
    assertThat(job.said()).contains(" 0 rows written");
    assertThat(landed(lake)).isEqualTo(source());
    assertThat(store.text("state/" + state)).isNotEqualTo(before).contains("60");
  }

  private List<String> landed(TestLake lake) {
    return lake.session()
        .table("glue." + lake.database() + ".orders")
        .orderBy("id")
        .selectExpr("concat_ws('|', id, amount)")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private List<String> source() {
    return postgres.rows("SELECT id, amount FROM orders ORDER BY id");
  }

  @Test
  void ofTwoWritersAtOnceOneMovesItAndTheOtherIsTold() throws Exception {
    ConditionalFile file = ConditionalFile.of("s3://state/race-" + state);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        Optional<String> seen = file.read().map(ConditionalFile.Content::version);
        assertThat(seen.isPresent()).isEqualTo(round > 0);
        List<String> winners = race(threads, file, round, seen);

        assertThat(winners).hasSize(1);
        assertThat(file.read().map(ConditionalFile.Content::text)).contains(winners.get(0));
      }
    } finally {
      threads.shutdown();
    }
  }

  private static List<String> race(
      ExecutorService threads, ConditionalFile file, int round, Optional<String> seen)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    AtomicInteger losers = new AtomicInteger();
    List<Future<Optional<String>>> writers = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      String text = "round %d by ü%d".formatted(round, writer);
      writers.add(
          threads.submit(
              () -> {
                together.await();
                try {
                  file.write(text, seen);
                  return Optional.of(text);
                } catch (ConditionalFile.ChangedException e) {
                  losers.incrementAndGet();
                  return Optional.empty();
                }
              }));
    }
    List<String> winners = new ArrayList<>();
    for (Future<Optional<String>> writer : writers) {
      writer.get().ifPresent(winners::add);
    }
    assertThat(losers).hasValue(1);
    return winners;
  }
}
