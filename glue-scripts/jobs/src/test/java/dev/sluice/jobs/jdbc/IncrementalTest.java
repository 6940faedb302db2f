package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalTest {
  private static final String SPEC =
      """
      sources:
        orders:
          jdbc:
            connection: CONNECTION
            table: orders
            splitBy: id
            readers: 2
            incremental: {by: updated_at, lookback: PT1M, state: LAKE/state/orders.json}
        keys: {jdbc: {connection: CONNECTION, query: 'SELECT id FROM orders'}}
      sinks:
        - from: orders
          table: DATABASE.orders
          location: LAKE/orders/
          sink: SINK
          partitionBy: [region]
          merge: {by: [id], keepOnly: keys}
      """;

  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private TestLake lake;
  private TestJob job;

  @BeforeEach
  void prepare() {
    lake = new TestLake(directory);
    job = new TestJob(lake, directory);
    postgres.run(
        """
        CREATE TABLE orders (id int PRIMARY KEY, region text, amount numeric(8,2), note text,
          updated_at timestamptz);
        INSERT INTO orders SELECT n, 'r' || n % 3, n * 1.5, NULL,
          timestamptz '2026-01-01 00:00+00' + n * interval '1 hour' FROM generate_series(1, 60) n;
        GRANT SELECT ON orders TO reader
        """);
  }

  private String run(String sink) {
    job.run(SPEC.replace("CONNECTION", postgres.connection()).replace("SINK", sink));
    return job.said();
  }

  /** The lake's rows as PostgreSQL shows them. */
  private List<String> landed(String... columns) {
    Dataset<Row> rows = lake.session().table("glue." + lake.database() + ".orders");
    Column[] texts =
        Arrays.stream(columns)
            .map(c -> functions.coalesce(functions.col(c).cast("string"), functions.lit("null")))
            .toArray(Column[]::new);
    return rows
        .select(functions.concat_ws("|", texts))
        .orderBy(functions.col("id").cast("int"))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private void assertEqual() {
    assertThat(landed("id", "region", "amount", "note", "updated_at"))
        .isEqualTo(
            postgres.rows(
                "SELECT id, region, amount, note, (updated_at AT TIME ZONE 'UTC')::text FROM orders"
                    + " ORDER BY id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void aSecondRunMovesTheChangedRowsOnly(String sink) {
    assertThat(run(sink))
        .contains("all rows, since nothing has been read before", "60 rows written");
    assertEqual();

    assertThat(run(sink))
        .contains("rows with updated_at from TIMESTAMP WITH TIME ZONE '2026-01-03 11:59:00")
        .contains(" 0 rows written");

    postgres.run("UPDATE orders SET amount = 9, updated_at = '2026-02-01' WHERE id IN (1, 60)");
    postgres.run("UPDATE orders SET region = 'r9', updated_at = '2026-02-01' WHERE id = 2");
    postgres.run(
        "INSERT INTO orders VALUES (61, 'r0', 1, 'x', '2026-02-02'), (62, 'none', 1, 'x',"
            + " '2026-02-02')");
    postgres.run("DELETE FROM orders WHERE id IN (3, 4)");
    postgres.run("UPDATE orders SET region = 'r5', updated_at = '2026-02-01' WHERE region = 'r1'");
    // Two amounts, a region, two new ones, two deleted ones, and 18 of a region that are left.
    int changed = 7 + 18;
    assertThat(run(sink)).contains(changed + " rows written");
    assertEqual();
    assertThat(run(sink)).contains(" 0 rows written");
  }

  @Test
  void versionsThatNobodyIsShownAreDeletedAfterADay() throws IOException {
    run("parquet");
    Path shown = lake.lake().resolve("orders");
    Path old = Files.createDirectories(shown.resolve("g1700000000000-declared/region=r0"));
    write(old.resolve("part-0.parquet"), "left by a run that broke off");
    Path other = Files.createDirectories(shown.resolve("kept"));
    write(other.resolve("part-0.parquet"), "not ours");

    postgres.run("UPDATE orders SET amount = 0, updated_at = now() WHERE id = 1");
    run("parquet");

    assertThat(old).doesNotExist();
    assertThat(other.resolve("part-0.parquet")).exists();
    assertEqual();
  }

  @Test
  void rowsThatTieWithTheWatermarkOrComeLateAreNotLost() {
    run("parquet");

    // The last row's own time; a commit that comes half a minute late; a row that has no time.
    postgres.run(
        """
        INSERT INTO orders
        SELECT 100, 'r0', 1, 'tie', max(updated_at) FROM orders UNION ALL
        SELECT 101, 'r0', 1, 'late', max(updated_at) - interval '30 seconds' FROM orders UNION ALL
        SELECT 102, 'r0', 1, 'timeless', NULL
        """);

    assertThat(run("parquet")).contains(" 3 rows written");
    assertEqual();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void columnsThatAreAddedWidenedOrDroppedFollowTheRules(String sink) {
    run(sink);

    postgres.run("ALTER TABLE orders ADD COLUMN grade int DEFAULT 7");
    assertThat(run(sink)).contains("all rows, since the columns have changed");
    assertThat(landed("id", "grade")).startsWith("1|7").hasSize(60);

    postgres.run(
        "ALTER TABLE orders ALTER COLUMN grade TYPE bigint, ALTER COLUMN amount TYPE"
            + " numeric(12,2)");
    postgres.run("UPDATE orders SET grade = 5000000000, amount = 1234567890.12 WHERE id = 1");
    run(sink);
    assertThat(landed("id", "grade", "amount"))
        .startsWith("1|5000000000|1234567890.12", "2|7|3.00");

    postgres.run("ALTER TABLE orders DROP COLUMN note");
    postgres.run("INSERT INTO orders (id, region, updated_at) VALUES (99, 'r0', now())");
    run(sink);
    assertThat(landed("id", "note")).contains("99|null").hasSize(61);

    postgres.run("ALTER TABLE orders ALTER COLUMN grade TYPE text");
    assertThatThrownBy(() -> run(sink))
        .isInstanceOf(JobException.class)
        .hasMessageContaining(
            "Column 'grade' of table %s.orders is bigint, and the source now brings string"
                .formatted(lake.database()))
        .hasMessageContaining("Nothing was changed");
    assertThat(landed("id", "grade")).contains("1|5000000000").hasSize(61);
  }

  @Test
  void rowsMarkedAsDeletedAreDeleted() {
    String spec =
        SPEC.replace("keepOnly: keys", "deleteWhere: \"note = 'gone'\"")
            .replace("CONNECTION", postgres.connection())
            .replace("SINK", "parquet");
    postgres.run("UPDATE orders SET note = 'gone' WHERE id = 60");
    job.run(spec);
    assertThat(landed("id")).hasSize(59);

    postgres.run("UPDATE orders SET note = 'gone', updated_at = '2026-03-01' WHERE id < 10");
    job.run(spec);

    assertThat(landed("id")).hasSize(50).doesNotContain("9").contains("10");
  }

  @Test
  void aKeyThatDoesNotTellRowsApartIsRefused() {
    run("parquet");
    String spec =
        SPEC.replace("by: [id]", "by: [region]").replace("keepOnly: keys", "deleteWhere: 'false'");

    assertThatThrownBy(
            () ->
                job.run(
                    spec.replace("CONNECTION", postgres.connection())
                        .replace("SINK", "parquet")
                        .replace("state/", "other/")))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("is to be merged by [region], but 20 row(s) have the key (r");
    assertEqual();
  }

  @Test
  void anIncrementalSourceMayNotReplaceATable() {
    assertThatThrownBy(
            () ->
                job.run(
                    SPEC.replace("CONNECTION", postgres.connection())
                        .replace("SINK", "parquet")
                        .replace("merge: {by: [id], keepOnly: keys}", "")))
        .hasMessageContaining("'orders' is incremental, and this sink would replace all rows");
  }

  @Test
  void theWatermarkOfARunThatAnotherOvertookIsNotMoved() throws IOException {
    run("parquet");
    Path state = lake.lake().resolve("state/orders.json");
    String other = Files.readString(state).replace("orders\"", "orders\" ");
    lake.catalog().beforeNext("GetTable", () -> write(state, other));
    postgres.run("INSERT INTO orders VALUES (200, 'r0', 1, 'x', '2026-05-01')");

    assertThatThrownBy(() -> run("parquet"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("Another run has moved the watermark");
    assertThat(state).hasContent(other);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Every call that commits is a moment at which a job may die, before it or after it. */
  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void aJobThatDiesAtAnyMomentLosesAndDoublesNothing(String sink) {
    run(sink);
    int deaths = diesAndRecovers(sink, false);
    if (sink.equals("parquet")) {
      // Iceberg would take the fake's refusal at its word, and delete what it has just committed.
      deaths += diesAndRecovers(sink, true);
    }

    assertThat(deaths).isGreaterThanOrEqualTo(sink.equals("parquet") ? 4 : 1);
    assertThat(run(sink)).contains(" 0 rows written");
  }

  private int diesAndRecovers(String sink, boolean afterwards) {
    for (int call = 1; ; call++) {
      int step = call + (afterwards ? 30 : 0);
      postgres.run(
          "UPDATE orders SET amount = %d, region = 'r' || (id + %d) %% 4, updated_at = now() WHERE id %% 7 = %d"
              .formatted(step, step, step % 7));
      postgres.run("DELETE FROM orders WHERE id = " + step);
      postgres.run("INSERT INTO orders VALUES (%d, 'r1', 0, NULL, now())".formatted(1_000 + step));
      lake.catalog().crashAt(call, afterwards);
      boolean failed = fails(sink);
      assertThat(lake.catalog().recover()).isEqualTo(failed);
      assertThat(landed("id")).doesNotHaveDuplicates();
      if (failed) {
        run(sink);
      }
      assertEqual();
      if (!failed) {
        return call - 1;
      }
    }
  }

  private boolean fails(String sink) {
    try {
      run(sink);
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
