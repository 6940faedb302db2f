package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSinkTest {
  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(new TestLake(directory), directory);
  }

  private void write(int... links) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < links.length; i++) {
      lines.append("{\"name\":\"o%d\",\"links\":[".formatted(i));
      for (int j = 0; j < links[i]; j++) {
        lines
            .append(j == 0 ? "" : ",")
            .append("{\"note\":\"l%d\",\"url\":\"ü'%d\"}".formatted(j, j));
      }
      lines.append("]}\n");
    }
    Path input = Files.writeString(directory.resolve("input.json"), lines);
    job.run(
        """
        sources:
          organizations: {path: '%s', format: json}
        steps:
          - name: tables
            from: organizations
            transform: Relationalize
            with: {root: organization}
        sinks:
          - {from: tables, jdbc: {connection: %s}}
        """
            .formatted(input, postgres.connection()));
  }

  private List<String> counts() {
    return postgres.rows(
        "SELECT (SELECT count(*) FROM organization), (SELECT count(*) FROM organization_links)");
  }

  @Test
  void tablesOfRelationalizeGetTheirKeysAndAreReplacedByTheNextRun() throws IOException {
    write(2, 0, 3);
    write(2, 0, 3);

    assertThat(counts()).containsExactly("3|5");
    assertThat(
            postgres.rows(
                "SELECT o.name, l.index, l.\"links_val_note\" FROM organization o JOIN organization_links l ON o.links = l.id ORDER BY 1, 2"
                    .replace("links_val_note", linkColumn())))
        .containsExactly("o0|0|l0", "o0|1|l1", "o2|0|l0", "o2|1|l1", "o2|2|l2");
    assertThat(
            postgres.rows(
                "SELECT contype, conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE"
                    + " contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace ORDER"
                    + " BY 1"))
        .containsExactly(
            "f|organization_links|organization", "p|organization_links|-", "u|organization|-");
    assertThat(
            postgres.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        .containsExactly("organization", "organization_links");
  }

  private String linkColumn() {
    return postgres
        .rows(
            "SELECT column_name FROM information_schema.columns WHERE table_name ="
                + " 'organization_links' AND column_name LIKE '%note'")
        .get(0);
  }

  @Test
  void aWriteThatFailsAtItsLastTableLeavesAllTablesAsTheyWere() throws IOException {
    write(1, 1);
    // The owner of a view does not let its table go.
    postgres.run("CREATE VIEW links AS SELECT * FROM organization_links");

    assertThatThrownBy(() -> write(2, 2, 2))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("through connection '" + postgres.connection() + "' failed")
        .hasMessageContaining("cannot drop table organization_links");
    assertThat(counts()).containsExactly("2|2");

    postgres.run("DROP VIEW links");
    write(2, 2, 2);
    assertThat(counts()).containsExactly("3|6");
  }

  @Test
  void readersSeeAllTheOldTablesOrAllTheNew() throws IOException {
    write(1);
    try (var watcher = new Watcher(postgres)) {
      write(2, 2);
      write(3, 3, 3);
      assertThat(watcher.seen()).isSubsetOf("1|1", "2|4", "3|9").contains("1|1");
    }
    assertThat(counts()).containsExactly("3|9");
  }

  @Test
  void aWriteAndAReaderThatWaitForEachOtherBothComeToTheirEnd() throws Exception {
    write(1);
    try (Connection reader = postgres.open();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT * FROM organization").close();
      var written =
          CompletableFuture.runAsync(
              () -> {
                try {
                  write(2, 2);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !postgres.rows("SELECT pid FROM pg_locks WHERE NOT granted").isEmpty());

      statement.executeQuery("SELECT * FROM organization_links").close();
      reader.commit();

      written.get(1, TimeUnit.MINUTES);
    }
    assertThat(counts()).containsExactly("2|4");
  }

  @Test
  void rowsOfEveryTypeAreWrittenAndReadBack() {
    job.run(
        """
        sources:
          rows:
            sql: >
              select 1 as id, true as flag, cast(2 as smallint) as small, 3 as whole,
                9007199254740993 as large, cast(1.5 as float) as single, 2.5d as twice,
                cast(-12.34 as decimal(10,2)) as price, 'ü"\\\\' as body, date'2024-02-29' as day,
                timestamp'1969-12-31 23:59:59.999999' as moment, X'00FF' as bytes
              union all select 2, null, null, null, null, null, null, null, null, null, null, null
        sinks:
          - {from: rows, jdbc: {connection: CONNECTION, schema: public, keys: [id]}}
        """
            .replace("CONNECTION", postgres.connection()));

    assertThat(
            postgres.rows(
                "SELECT flag, small, whole, large, single, twice, price, body, day, moment AT TIME"
                    + " ZONE 'UTC', bytes FROM rows ORDER BY id"))
        .containsExactly(
            "t|2|3|9007199254740993|1.5|2.5|-12.34|ü\"\\|2024-02-29|1969-12-31"
                + " 23:59:59.999999|\\x00ff",
            "null|null|null|null|null|null|null|null|null|null|null");
  }

  @Test
  void aColumnThatNoTableCanHoldIsRefused() {
    assertThatThrownBy(
            () ->
                job.run(
                    """
                    sources:
                      rows: {sql: "select 1 as id, array(1, 2) as list"}
                    sinks:
                      - {from: rows, jdbc: {connection: CONNECTION}}
                    """
                        .replace("CONNECTION", postgres.connection())))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("Column 'list' is array<int>")
        .hasMessageContaining("Relationalize the frame");
  }
}
