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
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSourceTest {
  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private TestLake lake;
  private TestJob job;

  @BeforeEach
  void prepare() {
    lake = new TestLake(directory);
    job = new TestJob(lake, directory);
  }

  private Dataset<Row> land(String source) {
    job.run(
        """
        sources:
          rows: {jdbc: {connection: %s, %s}}
        sinks:
          - {from: rows, table: DATABASE.rows, location: LAKE/rows/}
        """
            .formatted(postgres.connection(), source));
    return lake.session().table("glue." + lake.database() + ".rows");
  }

  private void createThings() {
    postgres.run("CREATE TYPE mood AS ENUM ('calm', 'wild')");
    postgres.run(
        """
        CREATE TABLE things (
          id bigserial PRIMARY KEY, flag boolean, small smallint, whole integer, large bigint,
          single real, twice double precision, price numeric(12,2), big numeric(38,10),
          free numeric, body text, short varchar(10), code char(3), day date,
          at timestamp, moment timestamptz, bytes bytea, guid uuid, doc jsonb, mood mood,
          address inet, clock time)
        """);
    postgres.run(
        """
        INSERT INTO things VALUES
         (1, true, -32768, 2147483647, -9223372036854775808, 1.5, -2.25e-300, 1234567890.12,
          -1234567890123456789012345678.0123456789, 0.000000000000000001, 'ü€𝄞', 'abc', 'x',
          '2024-02-29', '1969-12-31 23:59:59.999999', '2026-03-29 03:30:00.123456+02',
          '\\x00ff', '00000000-0000-0000-0000-0000000000aa', '{"a": [1, 2]}', 'wild',
          '10.0.0.0/8', '23:59:59'),
         (2), (3, false, 0, 0, 0, 0, 0, -0.01, 10000, 20000000.5, '', '', '', '0001-01-01',
          '9999-12-31', '1900-01-01 00:00:00+00', '', NULL, 'null', 'calm', NULL, NULL)
        """
            .replace("(2), ", ""));
    postgres.run("INSERT INTO things (id) VALUES (2)");
    postgres.run("GRANT SELECT ON things TO reader");
  }

  @Test
  void valuesOfEveryTypeComeAsTheyAre() {
    createThings();

    Dataset<Row> rows = land("table: things");

    assertThat(rows.schema().toDDL())
        .isEqualTo(
            "id BIGINT,flag BOOLEAN,small SMALLINT,whole INT,large BIGINT,single FLOAT,twice"
                + " DOUBLE,price DECIMAL(12,2),big DECIMAL(38,10),free DECIMAL(38,18),body"
                + " STRING,short STRING,code STRING,day DATE,at TIMESTAMP,moment TIMESTAMP,bytes"
                + " BINARY,guid STRING,doc STRING,mood STRING,address STRING,clock STRING");
    List<String> texts =
        rows.selectExpr(
                "concat_ws('|', id, flag, small, whole, large, single, twice, price, big, free,"
                    + " body, short, code, day, at, moment, hex(bytes), guid, doc, mood, address,"
                    + " clock)")
            .orderBy("id")
            .as(org.apache.spark.sql.Encoders.STRING())
            .collectAsList();
    assertThat(texts.get(0))
        .isEqualTo(
            "1|true|-32768|2147483647|-9223372036854775808|1.5|-2.25E-300|1234567890.12|-1234567890123456789012345678.0123456789|0.000000000000000001|ü€𝄞|abc|x"
                + "  |2024-02-29|1969-12-31 23:59:59.999999|2026-03-29"
                + " 01:30:00.123456|00FF|00000000-0000-0000-0000-0000000000aa|{\"a\": [1,"
                + " 2]}|wild|10.0.0.0/8|23:59:59");
    assertThat(texts.get(1)).isEqualTo("2");
    assertThat(texts.get(2))
        .isEqualTo(
            "3|false|0|0|0|0.0|0.0|-0.01|10000.0000000000|20000000.500000000000000000|||  "
                + " |0001-01-01|9999-12-31 00:00:00|1900-01-01 00:00:00||null|calm");
  }

  @Test
  void rangesOfEveryKindOfColumnHoldEveryRowOnce() throws IOException {
    postgres.run(
        """
        CREATE TABLE events AS SELECT n AS id, (n * 0.37)::numeric(10,2) AS amount,
          date '2020-01-01' + n AS day, timestamp '2020-01-01' + n * interval '7 minutes' AS at,
          timestamptz '2020-01-01 00:00+00' + n * interval '11 minutes' AS moment
        FROM generate_series(1, 1000) n
        """);
    postgres.run("INSERT INTO events VALUES (NULL, NULL, NULL, NULL, NULL)");
    postgres.run("GRANT SELECT ON events TO reader");

    for (String column : List.of("id", "amount", "day", "at", "moment")) {
      List<Path> before = files();
      Dataset<Row> rows = land("table: events, splitBy: %s, readers: 3".formatted(column));

      assertThat(rows.count()).as(column).isEqualTo(1001);
      assertThat(rows.distinct().count()).as(column).isEqualTo(1001);
      assertThat(files()).as(column).hasSize(before.size() + 3);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(lake.lake())) {
      return files.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
    }
  }

  @Test
  void aQueryIsReadInParallelToo() {
    createThings();

    assertThat(
            land("query: \"SELECT id, price FROM things WHERE body <> 'no;' OR body IS NULL;\","
                    + " splitBy: id, readers: 2")
                .count())
        .isEqualTo(3);
  }

  @Test
  void allReadersAndAllTablesSeeOneStateOfTheDatabase() {
    postgres.run("CREATE TABLE one (id int)");
    postgres.run("CREATE TABLE two (id int)");
    postgres.run("GRANT SELECT ON one, two TO reader");
    postgres.run("INSERT INTO one SELECT generate_series(1, 100)");
    postgres.run("INSERT INTO two SELECT generate_series(1, 100)");

    // The first table is written before the second one is read, and rows come in between.
    try (var changes = new Meddler(postgres)) {
      job.run(
          """
          sources:
            one: {jdbc: {connection: CONNECTION, table: one, splitBy: id, readers: 3}}
            two: {jdbc: {connection: CONNECTION, table: two, splitBy: id, readers: 3}}
          sinks:
            - {from: one, table: DATABASE.one, location: LAKE/one/}
            - {from: two, table: DATABASE.two, location: LAKE/two/}
          """
              .replace("CONNECTION", postgres.connection()));
      assertThat(changes.rows()).isPositive();
    }

    List<Row> one =
        lake.session().table("glue." + lake.database() + ".one").orderBy("id").collectAsList();
    List<Row> two =
        lake.session().table("glue." + lake.database() + ".two").orderBy("id").collectAsList();
    assertThat(one).isEqualTo(two);
  }

  @Test
  void aColumnOfAnUnsupportedTypeIsToldWithItsTable() {
    postgres.run("CREATE TABLE odd (id int, tags text[], spot point)");
    postgres.run("GRANT SELECT ON odd TO reader");

    assertThatThrownBy(() -> land("table: odd"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("table odd of connection '" + postgres.connection() + "'")
        .hasMessageContaining("column 'tags' has the unsupported type _text")
        .hasMessageContaining("column 'spot' has the unsupported type point")
        .hasMessageContaining("Read it by a 'query' that casts");
    assertThat(land("query: 'SELECT id, tags::text AS tags FROM odd'").count()).isZero();
  }

  @Test
  void aValueThatDoesNotFitIsToldWithItsColumn() {
    for (String value :
        List.of(
            "'NaN'::numeric", "'Infinity'::numeric", "0.1234567890123456789", "1e20::numeric")) {
      assertThatThrownBy(() -> land("query: \"SELECT %s AS amount\"".formatted(value)))
          .as(value)
          .isInstanceOf(JobException.class)
          .hasMessageContaining("column 'amount' holds")
          .hasMessageContaining("decimal(38,18) cannot");
    }
    assertThatThrownBy(() -> land("query: \"SELECT 'infinity'::timestamptz AS ends\""))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("column 'ends' holds infinity");
  }

  @Test
  void aSplitByWhatHasNoOrderIsRefused() {
    createThings();

    assertThatThrownBy(() -> land("table: things, splitBy: body"))
        .hasMessageContaining("Column 'body' of table things is string: 'splitBy' wants");
    assertThatThrownBy(() -> land("table: things, splitBy: nope"))
        .hasMessageContaining("There is no column 'nope' in table things");
  }
}
