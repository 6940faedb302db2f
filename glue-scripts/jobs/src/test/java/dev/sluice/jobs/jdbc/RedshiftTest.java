package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redshift's own driver against PostgreSQL, with a stand-in that does what COPY says. */
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
  }

  @AfterEach
  void close() throws IOException {
    redshift.close();
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
}
