package dev.sluice.jobs.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudTrailJobTest {
  private static final String DAY = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/03/";
  private static final String NEXT = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/04/";
  private static final String OUTPUT = "123456789012/us-east-1/2026/11/03";
  private static final String NEXT_OUTPUT = "123456789012/us-east-1/2026/11/04";
  private static final String PREDICATE = "year='2026' and month='11' and day='03'";

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void land() {
    lake = new TestLake(directory);
    lake.land(DAY + "a.json.gz", TestLake.log("1", "2", "3"));
    lake.land(DAY + "b.json.gz", TestLake.log("3", "4"));
    lake.land(NEXT + "c.json.gz", TestLake.log("5"));
  }

  @Test
  void aRunBringsAllRecordsOfItsPartitionOnce() throws IOException {
    JsonNode report = lake.run("t1", PREDICATE, 1, OUTPUT);

    assertThat(report.get("totals").toString())
        .contains("\"recordsRead\":5,\"recordsWritten\":4,\"duplicates\":1,\"rejected\":0");
    assertThat(ids()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void aRunOpensNoFileOutsideItsPredicate() throws IOException {
    JsonNode report = lake.run("t1", PREDICATE, 1, OUTPUT);

    assertThat(report.get("files").findValuesAsText("uri"))
        .hasSize(2)
        .allMatch(uri -> uri.contains("/2026/11/03/"));
  }

  @Test
  void aSecondRunLeavesTheTableAsItWas() throws IOException {
    lake.run("t1", PREDICATE, 1, OUTPUT);
    lake.run("t2", PREDICATE, 1, OUTPUT);

    assertThat(ids()).containsExactly("1", "2", "3", "4");
    assertThat(location()).endsWith("g1-t2/");
  }

  @Test
  void aLateFileIsThereAfterTheNextGeneration() throws IOException {
    lake.run("t1", PREDICATE, 1, OUTPUT);
    lake.land(DAY + "late.json.gz", TestLake.log("6"));
    lake.run("t2", PREDICATE, 2, OUTPUT);

    assertThat(ids()).containsExactly("1", "2", "3", "4", "6");
  }

  @Test
  void aStaleRunChangesNothingAndSaysSo() throws IOException {
    lake.run("t2", PREDICATE, 2, OUTPUT);

    assertThatThrownBy(() -> lake.run("t1", PREDICATE, 1, OUTPUT))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("Stale run")
        .hasMessageContaining("generation 2 of run t2");
    assertThat(location()).endsWith("g2-t2/");
  }

  @Test
  void oneBadOutputLeavesTheOthersAlone() throws IOException {
    assertThatThrownBy(
            () -> lake.run("t1", PREDICATE, 1, OUTPUT, "123456789012/us-east-1/2026/12/01"))
        .hasMessageContaining("1 of 2 outputs failed");

    JsonNode outputs = lake.reportOf("t1").get("outputs");
    assertThat(outputs.findValuesAsText("status")).containsExactly("WRITTEN", "FAILED");
    assertThat(outputs.get(1).get("reason").asText()).contains("No source partition");
    assertThat(ids()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void manyOutputsFlipInOneCallEach() throws IOException {
    int before = lake.catalog().calls().size();
    lake.run("t1", "year='2026'", 1, OUTPUT, NEXT_OUTPUT);

    assertThat(lake.catalog().calls().subList(before, lake.catalog().calls().size()))
        .filteredOn(call -> call.startsWith("BatchCreatePartition"))
        .hasSize(1);
    assertThat(ids()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void badFilesAreCountedAndKeptAndStopNothing() throws IOException {
    byte[] whole = TestLake.log("7", "8");
    lake.land(DAY + "cut.json.gz", Arrays.copyOf(whole, whole.length - 12));
    lake.land(DAY + "not gzip'; drop.json.gz", "hello".getBytes(StandardCharsets.UTF_8));
    lake.land(DAY + "empty.json.gz", TestLake.gzip("{\"Records\":[]}"));
    lake.land(DAY + "digest.json.gz", TestLake.gzip("{\"awsAccountId\":\"123456789012\"}"));
    lake.land(DAY + "json..cut-ü.json.gz", TestLake.gzip("{\"Records\":[{\"eventID\":\"9\""));

    JsonNode report = lake.run("t1", PREDICATE, 1, OUTPUT);

    JsonNode totals = report.get("totals");
    assertThat(totals.get("recordsRead").asLong())
        .isEqualTo(
            totals.get("recordsWritten").asLong()
                + totals.get("duplicates").asLong()
                + totals.get("rejected").asLong());
    assertThat(totals.get("rejected").asLong()).isEqualTo(4);
    assertThat(totals.get("files").asLong()).isEqualTo(7);
    assertThat(rejectedLines("t1")).hasSize(4).allMatch(line -> line.contains("\"reason\":"));
    assertThat(ids()).contains("1", "2", "3", "4");
  }

  @Test
  void aPartitionThatIsEmptyNowShowsNothing() throws IOException {
    lake.run("t1", PREDICATE, 1, OUTPUT);
    Files.delete(directory.resolve("raw").resolve(DAY + "a.json.gz"));
    Files.delete(directory.resolve("raw").resolve(DAY + "b.json.gz"));
    lake.run("t2", PREDICATE, 2, OUTPUT);

    assertThat(ids()).isEmpty();
  }

  @Test
  void aPartitionThatNeverHeldRecordsIsNotCreated() throws IOException {
    lake.register("AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/05/");
    JsonNode report = lake.run("t1", "day='05'", 1, "123456789012/us-east-1/2026/11/05");

    assertThat(report.get("outputs").get(0).get("status").asText()).isEqualTo("WRITTEN");
    assertThat(
            lake.catalog()
                .partition(
                    lake.database() + ".cloudtrail",
                    List.of("123456789012", "us-east-1", "2026", "11", "05")))
        .isEmpty();
  }

  private List<String> ids() {
    return lake.session()
        .sql("select eventid from `%s`.cloudtrail order by 1".formatted(lake.database()))
        .toJavaRDD()
        .map(row -> row.getString(0))
        .collect();
  }

  private String location() {
    return lake.catalog()
        .partition(
            lake.database() + ".cloudtrail",
            List.of("123456789012", "us-east-1", "2026", "11", "03"))
        .orElseThrow()
        .at("/StorageDescriptor/Location")
        .asText();
  }

  private List<String> rejectedLines(String token) throws IOException {
    Path file =
        lake.lake()
            .resolve("_sluice/rejected")
            .resolve(token)
            .resolve("account=123456789012/region=us-east-1/year=2026/month=11/day=03")
            .resolve("rejected.jsonl");
    return Files.readAllLines(file);
  }
}
