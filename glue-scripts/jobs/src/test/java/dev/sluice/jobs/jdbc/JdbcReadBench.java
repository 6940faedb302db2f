package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import dev.sluice.jobs.jdbc.read.JdbcRequest;
import dev.sluice.jobs.jdbc.read.JdbcSources;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * Times ways to bring a table of PostgreSQL to Parquet, in turn, in one JVM, and what of the
 * processors' time the server and this JVM take for it. It is no part of the build: {@code mvn -pl
 * glue-scripts/jobs -am test -Dtest=JdbcReadBench -Dsurefire.failIfNoSpecifiedTests=false}, with
 * {@code -Dbench.rows=} and {@code -Dbench.rounds=}.
 */
class JdbcReadBench {
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private TestLake lake;

  /** One way to do it. */
  private interface Way {
    void run(String output) throws Exception;
  }

  @Test
  void readsInParallelAtTwiceOneConnectionsSelect() throws Exception {
    lake = new TestLake(directory);
    fill();
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "one SELECT, driver's defaults",
        output -> spark(0).write().mode(SaveMode.Overwrite).parquet(output));
    ways.put(
        "one SELECT, fetch size 10,000",
        output -> spark(10_000).write().mode(SaveMode.Overwrite).parquet(output));
    ways.put("sluice, 1 reader", output -> sluice(1, output));
    ways.put("sluice, 2 readers", output -> sluice(2, output));
    ways.put("sluice, 4 readers", output -> sluice(4, output));
    ways.put("server alone, COPY thrown away", output -> copy());
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        String output = directory.resolve("out").toUri().toString();
        Cost before = soFar();
        way.getValue().run(output);
        Cost taken = soFar().since(before);
        if (round > 0) {
          // The first round warms up.
          costs.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(taken);
        } else if (Files.exists(directory.resolve("out"))) {
          assertThat(lake.session().read().parquet(output).count()).isEqualTo(ROWS);
        }
      }
    }
    System.err.printf(
        "BENCH %,d rows, %d processors%n", ROWS, Runtime.getRuntime().availableProcessors());
    costs.forEach((name, taken) -> System.err.println(line(name, taken)));
    List<Cost> select = costs.get("one SELECT, driver's defaults");
    for (String name : costs.keySet()) {
      System.err.printf(
          "BENCH %-32s %.2f x the speed of one SELECT%n",
          name, median(select, Cost::seconds) / median(costs.get(name), Cost::seconds));
    }
    assertThat(costs).hasSize(ways.size());
  }

  /** Wall clock, and processor seconds of this JVM and of the server. */
  private record Cost(double seconds, double here, double server) {
    Cost since(Cost before) {
      return new Cost(seconds - before.seconds, here - before.here, server - before.server);
    }
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
    return costs.stream()
        .mapToDouble(part)
        .sorted()
        .skip(costs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static String line(String name, List<Cost> taken) {
    double seconds = median(taken, Cost::seconds);
    double here = median(taken, Cost::here);
    double server = median(taken, Cost::server);
    return "BENCH %-32s median %.2f s (%.2f to %.2f), %,.0f rows/s; CPU here %.2f s, server %.2f s, both %.2f of the clock"
        .formatted(
            name,
            seconds,
            taken.stream().mapToDouble(Cost::seconds).min().orElseThrow(),
            taken.stream().mapToDouble(Cost::seconds).max().orElseThrow(),
            ROWS / seconds,
            here,
            server,
            (here + server) / seconds);
  }

  private Cost soFar() throws IOException {
    OperatingSystemMXBean here =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Cost(System.nanoTime() / 1e9, here.getProcessCpuTime() / 1e9, server());
  }

  /** The server's and its ended connections' time, as Linux counts it; none elsewhere. */
  private double server() throws IOException {
    Path data = Path.of(postgres.rows("SHOW data_directory").get(0));
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    Path stat = Path.of("/proc", pid, "stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ", -1);
    double ticks = 0;
    for (int field = 11; field < 15; field++) {
      ticks += Double.parseDouble(fields[field]);
    }
    return ticks / 100;
  }

  private void fill() {
    postgres.run(
        """
        CREATE TABLE orders (id bigint PRIMARY KEY, customer int, region text, status text,
          amount numeric(12,2), tax numeric(12,2), paid boolean, ordered_at timestamptz,
          shipped_on date, note text, updated_at timestamptz)
        """);
    postgres.run(
        """
        INSERT INTO orders SELECT n, n %% 50000, 'region-' || n %% 12, (ARRAY['new','paid','sent'])[1 + n %% 3],
          (n %% 100000) * 1.17, (n %% 100000) * 0.19, n %% 2 = 0, timestamptz '2024-01-01' + n * interval '31 seconds',
          date '2024-01-01' + n %% 700, md5(n::text), timestamptz '2024-01-01' + n * interval '37 seconds'
        FROM generate_series(1, %d) n
        """
            .formatted(ROWS));
    postgres.run("GRANT SELECT ON orders TO reader; ANALYZE orders");
  }

  private Dataset<Row> spark(int fetchSize) {
    return lake.session()
        .read()
        .format("jdbc")
        .option("url", postgres.url())
        .option("user", "reader")
        .option("password", TestPostgres.PASSWORD)
        .option("fetchsize", fetchSize)
        .option("dbtable", "orders")
        .load();
  }

  private void sluice(int readers, String output) {
    JdbcRequest request =
        new JdbcRequest(
            new JdbcPlace(postgres.connection(), "", "", "", Map.of()),
            "orders",
            "",
            Optional.of("id"),
            readers,
            JdbcRequest.FETCH_SIZE,
            Optional.empty(),
            Optional.empty());
    try (JdbcSources sources =
        new JdbcSources(lake.session(), AwsClients.ofProcess(), "bench", note -> {})) {
      sources.read(request).write().mode(SaveMode.Overwrite).parquet(output);
    }
  }

  private void copy() throws Exception {
    try (Connection open = postgres.open()) {
      open.unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY orders TO STDOUT (FORMAT binary)", OutputStream.nullOutputStream());
    }
  }
}
