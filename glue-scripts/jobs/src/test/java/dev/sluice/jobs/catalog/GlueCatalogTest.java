package dev.sluice.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.fake.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Column;

class GlueCatalogTest {
  private static final String PREFIX = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/";

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void land() throws IOException {
    lake = new TestLake(directory);
    lake.land(PREFIX + "03/a.json.gz", TestLake.log("1", "2"));
    lake.land(PREFIX + "04/b.json.gz", TestLake.log("3"));
    lake.run(
        "t1",
        "year='2026'",
        1,
        "123456789012/us-east-1/2026/11/03",
        "123456789012/us-east-1/2026/11/04");
  }

  @Test
  void databasesTablesAndColumnsAreFoundAsInAnyMetastore() {
    sql("use `%s`".formatted(lake.database()));

    assertThat(texts("show databases", 0)).contains(lake.database());
    assertThat(texts("show tables", 1)).containsExactly("cloudtrail", "raw");
    assertThat(texts("describe cloudtrail", 0)).contains("useridentity", "# Partition Information");
  }

  @Test
  void aFilterOnKeysBecomesTheCatalogsExpression() {
    int before = lake.catalog().calls().size();
    List<Row> rows =
        sql(
            "select eventid from `%s`.cloudtrail where day = '04' and month in ('10', '11')"
                .formatted(lake.database()));

    assertThat(rows).singleElement().satisfies(row -> assertThat(row.getString(0)).isEqualTo("3"));
    assertThat(lake.catalog().calls().subList(before, lake.catalog().calls().size()))
        .anyMatch(
            call ->
                call.startsWith("GetPartitions")
                    && call.contains("day = '04'")
                    && call.contains("month in ('10', '11')"));
  }

  @Test
  void sqlCreatesParquetTablesAndWritesOnlyToThose() {
    String place = directory.resolve("made").toUri().toString();
    sql("use `%s`".formatted(lake.database()));
    sql("create table made location '%s' as select eventid, day from cloudtrail".formatted(place));
    sql("insert into made select 'more', '09'");

    assertThat(texts("select eventid from made order by 1", 0))
        .containsExactly("1", "2", "3", "more");
    assertThat(texts("describe made", 0)).containsExactly("eventid", "day");
    assertThatThrownBy(() -> sql("insert into cloudtrail select * from cloudtrail"))
        .hasMessageContaining("does not support append");
    assertThatThrownBy(() -> sql("create table other as select 1 as a"))
        .hasMessageContaining("has no place")
        .hasMessageContaining("LOCATION");
    assertThatThrownBy(
            () -> sql("create table o partitioned by (a) location 'x' as select 1 b, 2 a"))
        .hasMessageContaining("without partitions");
    assertThatThrownBy(() -> sql("create table o using csv location 'x' as select 1 a"))
        .hasMessageContaining("not USING csv");
    assertThatThrownBy(() -> sql("create table made location '%s' as select 1 a".formatted(place)))
        .hasMessageContaining("already exists");
  }

  @Test
  void aTemporaryViewOverACatalogTableIsAnswered() {
    sql(
        "create or replace temporary view third as select * from `%s`.cloudtrail where day = '04'"
            .formatted(lake.database()));

    assertThat(texts("select eventid from third", 0)).containsExactly("3");
  }

  @Test
  void aFilterThatTheCatalogCannotSayIsStillExact() {
    assertThat(
            sql(
                "select eventid from `%s`.cloudtrail where cast(day as int) + 1 = 5"
                    .formatted(lake.database())))
        .hasSize(1);
  }

  @Test
  void aRawTableOfLogFilesJoinsTheCuratedOne() {
    List<Row> rows =
        sql(
            "select count(*) from `%1$s`.raw r join `%1$s`.cloudtrail c on r.eventname = c.eventname and r.day = c.day"
                .formatted(lake.database()));

    assertThat(rows.get(0).getLong(0)).isEqualTo(2 * 2 + 1);
  }

  @Test
  void jsonAndCsvTablesAreReadAsTheirSerdeSays() throws IOException {
    Path json = Files.createDirectories(directory.resolve("json"));
    Files.writeString(json.resolve("a.json"), "{\"id\":1,\"name\":\"x\"}\n{\"id\":2}\n");
    Path csv = Files.createDirectories(directory.resolve("csv"));
    Files.writeString(csv.resolve("a.csv"), "id;name\n7;\"a \"\"b\"\"\"\n");
    table("j", json, "json", Map.of());
    table("c", csv, "csv", Map.of("separatorChar", ";", "quoteChar", "\""));

    assertThat(texts("select name from `%s`.j order by id".formatted(lake.database()), 0))
        .containsExactly("x", null);
    assertThat(texts("select name from `%s`.c".formatted(lake.database()), 0))
        .containsExactly("a \"b\"");
  }

  private void table(String name, Path location, String format, Map<String, String> serde) {
    AwsClients.ofProcess()
        .glue()
        .createTable(
            create ->
                create
                    .databaseName(lake.database())
                    .tableInput(
                        input ->
                            input
                                .name(name)
                                .parameters(
                                    Map.of("classification", format, "skip.header.line.count", "1"))
                                .storageDescriptor(
                                    storage ->
                                        storage
                                            .location(location.toUri().toString())
                                            .serdeInfo(info -> info.parameters(serde))
                                            .columns(
                                                Column.builder().name("id").type("bigint").build(),
                                                Column.builder()
                                                    .name("name")
                                                    .type("varchar(20)")
                                                    .build()))));
  }

  private List<Row> sql(String text) {
    return lake.session().sql(text).collectAsList();
  }

  private List<String> texts(String text, int column) {
    return sql(text).stream().map(row -> row.getString(column)).toList();
  }
}
