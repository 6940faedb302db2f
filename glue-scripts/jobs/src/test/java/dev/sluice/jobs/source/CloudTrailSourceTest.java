package dev.sluice.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.jobs.fake.SharedData;
import dev.sluice.jobs.fake.TestLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudTrailSourceTest {
  private static final String DAY = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/03/";

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void land() {
    lake = new TestLake(directory);
    lake.land(DAY + "a.json.gz", TestLake.log("1", "2"));
    lake.land(DAY + "b.json.gz", "no gzip".getBytes(StandardCharsets.UTF_8));
    lake.land(
        DAY + "c.json.gz",
        TestLake.gzip(
            "{\"Records\":[7,{\"eventID\":\"3\",\"eventTime\":\"2026-11-03T10:00:00Z\"}]}"));
    lake.land(DAY.replace("CloudTrail", "CloudTrail-Digest") + "d.json.gz", TestLake.log("9"));
  }

  @Test
  void onlyTheColumnsThatAQueryWantsAreRead() {
    Dataset<Row> rows =
        read().select("eventName", "userIdentity.sessionContext.sessionIssuer.arn", "region");

    assertThat(rows.queryExecution().executedPlan().toString())
        .contains("eventName:string")
        .contains("struct<sessionIssuer:struct<arn:string>>")
        .doesNotContain("requestParameters");
    assertThat(rows.count()).isEqualTo(3);
  }

  @Test
  void theLayoutKeepsSiblingFamiliesOutAndGivesPartitionColumns() {
    List<Row> rows = read().select("eventID", "account", "day").orderBy("eventID").collectAsList();

    assertThat(rows.stream().map(row -> row.mkString("/")))
        .containsExactly("1/123456789012/03", "2/123456789012/03", "3/123456789012/03");
  }

  @Test
  void filesOfOtherPartitionsAreNotOpened() {
    assertThat(read().where("day = '04'").select("eventID").rdd().getNumPartitions()).isZero();
  }

  @Test
  void whatCannotBeReadIsARowWhenTheCorruptColumnIsAskedFor() {
    List<Row> rows =
        read().where("_corrupt is not null").select("_corrupt", "eventID").collectAsList();

    assertThat(rows).hasSize(2).allMatch(row -> row.isNullAt(1));
  }

  @Test
  void whatCannotBeReadIsKeptAsideWithItsReason() throws IOException {
    Path rejected = directory.resolve("rejected");
    long count =
        lake.session()
            .read()
            .format("cloudtrail")
            .option("layout", TestLake.LAYOUT)
            .option("rejectedPath", rejected.toUri().toString())
            .load(lake.raw(""))
            .select("eventID")
            .count();

    assertThat(count).isEqualTo(3);
    try (Stream<Path> files = Files.list(rejected)) {
      List<String> lines =
          files
              .filter(file -> file.toString().endsWith(".jsonl"))
              .flatMap(CloudTrailSourceTest::lines)
              .toList();
      assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"reason\":\""));
    }
  }

  @Test
  void aReadWithoutADirectorySaysWhatIsMissing() {
    assertThatThrownBy(() -> lake.session().read().format("cloudtrail").load())
        .hasMessageContaining("needs a directory");
  }

  @Test
  void theRealLogsHaveTheRecordsThatTheirManifestCounts() {
    Path data = SharedData.directory("cloudtrail");
    Dataset<Row> logs =
        lake.session().read().format("cloudtrail").load(data.resolve("AWSLogs").toUri().toString());

    assertThat(logs.count()).isEqualTo(4507);
    assertThat(logs.select("eventID").distinct().count()).isEqualTo(4506);
  }

  private Dataset<Row> read() {
    return lake.session()
        .read()
        .format("cloudtrail")
        .option("layout", TestLake.LAYOUT)
        .load(lake.raw(""));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
