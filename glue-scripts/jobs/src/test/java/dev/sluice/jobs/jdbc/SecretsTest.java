package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import dev.sluice.jobs.jdbc.read.JdbcRequest;
import dev.sluice.jobs.jdbc.read.JdbcSources;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password is searched for in all that a run says and leaves. */
class SecretsTest {
  private static final String SPEC =
      """
      sources:
        orders:
          jdbc:
            connection: CONNECTION
            table: orders
            splitBy: id
            readers: 2
      sinks:
        - {from: orders, table: DATABASE.orders, location: LAKE/orders/}
        - {from: orders, jdbc: {connection: CONNECTION, table: copies}}
      """;

  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();

  @Test
  void noPasswordIsInLogsPlansCallsOrFiles() throws IOException {
    TestLake lake = new TestLake(directory);
    TestJob job = new TestJob(lake, directory);
    postgres.run("CREATE TABLE orders AS SELECT n AS id FROM generate_series(1, 10) n");
    postgres.run("GRANT SELECT ON orders TO reader");
    int calls = lake.catalog().calls().size();
    String log;
    try (CapturedLog captured = new CapturedLog()) {
      job.run(SPEC.replace("CONNECTION", postgres.connection()));
      log = captured.text();
    }

    assertThat(log).isNotEmpty();
    assertThat(log + job.said()).doesNotContain(TestPostgres.PASSWORD);
    List<String> recorded = lake.catalog().calls();
    assertThat(recorded.subList(calls, recorded.size()).toString())
        .contains("GetConnection")
        .doesNotContain(TestPostgres.PASSWORD);
    assertThat(plan(lake)).contains("jdbc").doesNotContain(TestPostgres.PASSWORD);
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile).map(SecretsTest::content))
          .isNotEmpty()
          .noneMatch(text -> text.contains(TestPostgres.PASSWORD));
    }
  }

  private String plan(TestLake lake) {
    JdbcRequest request =
        new JdbcRequest(
            new JdbcPlace(postgres.connection(), "", "", "", Map.of()),
            "orders",
            "",
            Optional.of("id"),
            2,
            100,
            Optional.empty(),
            Optional.empty());
    try (JdbcSources sources =
        new JdbcSources(lake.session(), AwsClients.ofProcess(), "test", note -> {})) {
      Dataset<Row> rows = sources.read(request);
      assertThat(rows.count()).isEqualTo(10);
      return rows.queryExecution().toString()
          + rows.queryExecution().analyzed().toJSON()
          + rows.queryExecution().executedPlan().toString();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All that is logged, at level INFO, while it is open. */
  private static final class CapturedLog implements AutoCloseable {
    private final StringWriter text = new StringWriter();
    private final LoggerConfig root =
        ((LoggerContext) LogManager.getContext(false)).getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final WriterAppender appender =
        WriterAppender.createAppender(
            PatternLayout.createDefaultLayout(), null, text, "captured", false, true);

    CapturedLog() {
      appender.start();
      root.addAppender(appender, Level.INFO, null);
      root.setLevel(Level.INFO);
      ((LoggerContext) LogManager.getContext(false)).updateLoggers();
    }

    String text() {
      return text.toString();
    }

    @Override
    public void close() {
      root.removeAppender("captured");
      root.setLevel(before);
      ((LoggerContext) LogManager.getContext(false)).updateLoggers();
      appender.stop();
    }
  }
}
