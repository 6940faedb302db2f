package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redshift's own driver against PostgreSQL, with a stand-in that does what UNLOAD and COPY say. */
class RedshiftTest {
  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private RedshiftStandIn redshift;
  private TestLake lake;
  private TestJob job;
  private String connection;

  @BeforeEach
  void prepare() throws IOException {
    lake = new TestLake(directory);
    job = new TestJob(lake, directory);
    redshift = new RedshiftStandIn(postgres, lake.session());
    connection = "warehouse-" + postgres.database();
    lake.catalog()
        .connection(
            connection,
            "jdbc:redshift://localhost:%d/%s?ssl=false"
                .formatted(redshift.port(), postgres.database()),
            postgres.warehouseSecret());
    postgres.run(
        """
        CREATE TABLE costs AS SELECT n AS id, 'it''s \\ ' || n AS label, (n * 1.25)::numeric(12,4) AS amount,
          date '2026-01-01' + n AS day, timestamp '2026-01-01' + n * interval '1 hour' AS updated_at
        FROM generate_series(1, 500) n;
        GRANT SELECT ON costs TO reader
        """);
  }

  @AfterEach
  void close() throws IOException {
    redshift.close();
  }

  private String land(String more) {
    job.run(
        """
        sources:
          costs:
            jdbc:
              connection: %s
              %s
              incremental: {by: updated_at, lookback: PT1H, state: LAKE/state/costs.json}
        sinks:
          - {from: costs, table: DATABASE.costs, location: LAKE/costs/, merge: {by: [id]}}
        """
            .formatted(connection, more));
    return job.said();
  }

  private void assertEqual() {
    List<String> landed =
        lake.session()
            .table("glue." + lake.database() + ".costs")
            .selectExpr("concat_ws('|', id, label, amount, day, updated_at)")
            .as(Encoders.STRING())
            .collectAsList();
    assertThat(landed)
        .containsExactlyInAnyOrderElementsOf(
            postgres.rows("SELECT id, label, amount, day, updated_at FROM costs"));
  }

  @Test
  void smallResultsComeByPlainJdbc() {
    assertThat(land("table: costs\n      splitBy: id\n      readers: 3"))
        .contains("500 rows written");
    assertEqual();
    postgres.run("UPDATE costs SET amount = 0, updated_at = now() WHERE id % 100 = 0");
    assertThat(land("table: costs")).contains(" 5 rows written");
    assertEqual();
    assertThat(redshift.commands()).isEmpty();
  }

  @Test
  void bulkIsUnloadedToS3AndReadFromThere() throws IOException {
    String source = "table: costs\n      unload: {to: LAKE/temp/}";
    assertThat(land(source)).contains("500 rows written");
    assertEqual();
    postgres.run("INSERT INTO costs VALUES (501, 'new', 1, '2026-01-01', now())");
    assertThat(land(source)).contains(" 1 rows written");
    assertEqual();

    assertThat(redshift.commands()).hasSize(2);
    assertThat(redshift.commands().get(0))
        .startsWith(
            "UNLOAD ('SELECT \"id\", \"label\", \"amount\", \"day\", \"updated_at\" FROM costs') TO"
                + " '")
        .endsWith("' IAM_ROLE default FORMAT AS PARQUET");
    assertThat(redshift.commands().get(1)).contains("WHERE (\"updated_at\" >= TIMESTAMP ''2026-");
    try (Stream<Path> left = Files.walk(lake.lake().resolve("temp"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void anUnloadThatFoundNothingIsAnEmptyFrame() {
    job.run(
        """
        sources:
          costs: {jdbc: {connection: %s, query: "SELECT id, label FROM costs WHERE label = 'no'", unload: {to: LAKE/temp/}}}
        sinks:
          - {from: costs, path: LAKE/none/, format: parquet}
        """
            .formatted(connection));

    assertThat(lake.session().read().parquet(lake.lake().resolve("none").toString()).count())
        .isZero();
  }

  @Test
  void tablesAreCopiedFromS3() throws IOException {
    String spec =
        """
        sources:
          rows: {sql: "select id, 'ü' || id as label, cast(id as decimal(12,2)) as amount from range(1000)"}
        sinks:
          - {from: rows, jdbc: {connection: %s, keys: [id], copy: {from: LAKE/temp/}}}
        """
            .formatted(connection);
    job.run(spec);
    job.run(spec);

    assertThat(postgres.rows("SELECT count(*), count(DISTINCT label), sum(amount) FROM rows"))
        .containsExactly("1000|1000|499500.00");
    assertThat(redshift.commands())
        .hasSize(2)
        .allMatch(command -> command.startsWith("COPY \"sluice_new_rows\" FROM '"))
        .allMatch(command -> command.endsWith("/rows/' IAM_ROLE default FORMAT AS PARQUET"));
    try (Stream<Path> left = Files.walk(lake.lake().resolve("temp"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aRoleThatIsNoneIsRefusedAndAnUnloadOfAnotherDatabaseToo() {
    assertThatThrownBy(
            () ->
                land("table: costs\n      unload: {to: LAKE/temp/, role: \"x' FORMAT AS CSV --\"}"))
        .hasMessageContaining("is no role's ARN");
    connection = postgres.connection();
    assertThatThrownBy(() -> land("table: costs\n      unload: {to: LAKE/temp/}"))
        .hasMessageContaining("'unload' is a command of Redshift");
  }
}
