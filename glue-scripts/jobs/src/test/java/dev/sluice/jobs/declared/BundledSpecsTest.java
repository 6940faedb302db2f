package dev.sluice.jobs.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.DynamicFrameReader;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.fake.SharedData;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.run.JobArguments;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledSpecsTest {
  @TempDir Path directory;
  private TestLake lake;
  private String output;

  @BeforeEach
  void prepare() {
    lake = new TestLake(directory);
    output = lake.lake().toUri() + "out";
  }

  @Test
  void gitHubEventsAreMappedAndTheirIdsAreLongs() {
    Path data = SharedData.directory("github-events");
    run(
        "github-events",
        Map.of("input", data.resolve("events-2021-07-21.json").toString(), "output", output));

    Dataset<Row> mapped = lake.session().read().parquet(output);
    assertThat(mapped.count()).isEqualTo(800);
    assertThat(mapped.where("type = 'PushEvent'").count()).isEqualTo(425);
    assertThat(mapped.where("id is null or actor_login is null or actor_id is null").count())
        .isZero();
    assertThat(mapped.schema().apply("id").dataType().simpleString()).isEqualTo("bigint");
  }

  @Test
  void twoProviderIdsAreNoNumbersAndAStructKeepsThem() {
    Path data = SharedData.directory("medicare");
    run(
        "medicare",
        Map.of(
            "input",
            data.resolve("Medicare_Hospital_Provider_partial.csv").toString(),
            "output",
            output));

    Dataset<Row> longs = lake.session().read().parquet(output + "/long");
    assertThat(longs.count()).isEqualTo(7871);
    assertThat(longs.where("provider_id is null").count()).isEqualTo(2);
    Dataset<Row> structs = lake.session().read().parquet(output + "/struct");
    assertThat(structs.where("provider_id.string is not null").count()).isEqualTo(2);
    assertThat(structs.where("provider_id.long is not null").count()).isEqualTo(7869);
  }

  @Test
  void jsonInACsvColumnBecomesATable() {
    Path data = SharedData.directory("json-in-csv");
    run(
        "json-in-csv",
        Map.of("input", data.resolve("traildiscover_events.csv").toString(), "output", output));

    Dataset<Row> events = lake.session().read().parquet(output + "/event");
    Dataset<Row> incidents = lake.session().read().parquet(output + "/event_incidents");
    assertThat(events.count()).isEqualTo(381);
    assertThat(incidents.columns()).contains("id", "index");
    assertThat(incidents.join(events, incidents.col("id").equalTo(events.col("incidents"))).count())
        .isEqualTo(incidents.count())
        .isPositive();
  }

  @Test
  void legislatorsBecomeTablesWithKeysAndACatalogTable() throws SQLException {
    Path data = SharedData.directory("legislators");
    String url = "jdbc:h2:mem:legislators;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    Map<String, String> arguments =
        Map.of(
            "memberships", data.resolve("memberships.json").toString(),
            "organizations", data.resolve("organizations.json").toString(),
            "jdbc-url", url,
            "database", lake.database(),
            "location", output);
    run("legislators", arguments);
    run("legislators", arguments);

    String distinct = "select distinct organization_id from ";
    List<Row> byCatalog =
        lake.session()
            .sql(distinct + "`%s`.memberships_json order by 1".formatted(lake.database()))
            .collectAsList();
    assertThat(byCatalog).hasSize(2);
    DynamicFrameReader.of(lake.session())
        .json(data.resolve("memberships.json").toString())
        .toDF()
        .createOrReplaceTempView("memberships_view");
    assertThat(lake.session().sql(distinct + "memberships_view order by 1").collectAsList())
        .isEqualTo(byCatalog);
    assertThat(lake.session().read().parquet(output + "/houses").count()).isEqualTo(2);
    assertThat(lake.session().read().parquet(output + "/history").count()).isEqualTo(10439);
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(numbers(connection, "select count(*) from \"persons\"")).containsExactly(1961L);
      assertThat(numbers(connection, "select count(*) from \"organization\"")).containsExactly(13L);
      assertThat(numbers(connection, "select count(*) from \"hist_root\"")).containsExactly(10439L);
      childrenJoin(connection, "organization", "links");
      childrenJoin(connection, "hist_root", "identifiers");
      assertThat(
              numbers(
                  connection,
                  "select count(*) from information_schema.table_constraints where constraint_type"
                      + " = 'FOREIGN KEY'"))
          .allMatch(count -> count >= 4);
    }
  }

  /** Every child row finds its one parent by the keys that were written. */
  private static void childrenJoin(Connection connection, String parent, String column)
      throws SQLException {
    String child = "\"%s_%s\"".formatted(parent, column);
    List<Long> rows = numbers(connection, "select count(*) from " + child);
    assertThat(rows.get(0)).isPositive();
    assertThat(
            numbers(
                connection,
                "select count(*) from \"%s\" p join %s c on p.\"%s\" = c.\"id\""
                    .formatted(parent, child, column)))
        .isEqualTo(rows);
  }

  private void run(String spec, Map<String, String> given) {
    Map<String, String> arguments = new HashMap<>(given);
    arguments.put("sluice-spec", spec);
    new DeclaredJob(
            lake.session(),
            new JobEnvironment(
                AwsClients.ofProcess(), AwsEnvironment.ofProcess(), Clock.systemUTC()),
            new PrintStream(java.io.OutputStream.nullOutputStream()))
        .run(new JobArguments(arguments));
  }

  private static List<Long> numbers(Connection connection, String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }
}
