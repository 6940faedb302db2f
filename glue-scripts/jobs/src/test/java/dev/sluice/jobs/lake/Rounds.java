package dev.sluice.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.jobs.fake.TestLake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;

/**
 * Runs into different partitions of one table at once, round after round, while a reader queries:
 * every read must see each partition whole, as one of its generations.
 */
final class Rounds {
  private static final int EVENTS = 3;

  private final TestLake lake;
  private final int runs;

  Rounds(TestLake lake, String sink, int runs) {
    this.lake = lake.with("sluice-sink", sink);
    this.runs = runs;
    for (int run = 0; run < runs; run++) {
      lake.land(key(run), TestLake.log(run + "-0", run + "-1", run + "-2"));
    }
  }

  void play(int rounds) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger reads = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(runs + 1);
    try {
      round(pool, 1);
      Future<?> reader = pool.submit(() -> readUntil(over, reads));
      for (int round = 2; round <= rounds; round++) {
        round(pool, round);
      }
      over.set(true);
      reader.get();
      assertThat(reads.get()).as("reads beside the runs").isPositive();
      assertWhole();
    } finally {
      pool.shutdownNow();
    }
  }

  private void round(ExecutorService pool, int round) throws Exception {
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      int number = run;
      tasks.add(
          () ->
              lake.run(
                  "r%03d-%d".formatted(round, number),
                  "day='%02d'".formatted(number + 1),
                  round,
                  "123456789012/us-east-1/2026/11/%02d".formatted(number + 1)));
    }
    for (Future<Object> done : pool.invokeAll(tasks)) {
      done.get();
    }
  }

  private Object readUntil(AtomicBoolean over, AtomicInteger reads) {
    while (!over.get()) {
      assertWhole();
      reads.incrementAndGet();
    }
    return reads;
  }

  private void assertWhole() {
    List<Row> rows =
        lake.session()
            .sql(
                "select day, count(*), count(distinct eventid) from `%s`.cloudtrail group by 1"
                    .formatted(lake.database()))
            .collectAsList();
    assertThat(rows).hasSize(runs);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.getLong(1)).isEqualTo(EVENTS);
              assertThat(row.getLong(2)).isEqualTo(EVENTS);
            });
  }

  private static String key(int run) {
    return "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/%02d/a.json.gz".formatted(run + 1);
  }
}
