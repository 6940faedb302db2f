package dev.sluice.jobs.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.source.CloudTrailScan;
import dev.sluice.jobs.source.CloudTrailSource;
import dev.sluice.jobs.source.FileGroup;
import dev.sluice.jobs.source.LogFile;
import dev.sluice.jobs.source.SectionKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job and {@code format("cloudtrail")} find, pack and open log files in one place. */
class OneReaderTest {
  private static final List<String> KEYS = List.of("account", "region", "year", "month", "day");
  private static final String PREDICATE = "month='11' and day >= '01' and day <= '06'";

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void land() {
    lake = new TestLake(directory);
    for (int day = 1; day <= 7; day++) {
      String keys = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/%02d/".formatted(day);
      for (int file = 0; file < day; file++) {
        lake.land(keys + file + ".json.gz", TestLake.log(day + "-" + file, day + "-" + file + "x"));
      }
    }
  }

  @Test
  void theJobReadsTheFilesThatTheScanPlans() throws IOException {
    JsonNode report = lake.run("t1", PREDICATE, 1, outputs());

    assertThat(report.get("files").findValuesAsText("uri"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(scan(2).planInputPartitions())
                .flatMap(group -> group.sections().stream())
                .flatMap(section -> section.files().stream())
                .map(file -> file.file().uri())
                .toList())
        .hasSize(21);
  }

  @Test
  void aQueryThroughTheSameOptionsReadsTheSameRows() throws IOException {
    JsonNode report = lake.run("t1", PREDICATE, 1, outputs());
    Dataset<Row> rows = lake.session().read().format("cloudtrail").options(options()).load();

    assertThat(rows.count()).isEqualTo(report.at("/totals/recordsRead").asLong()).isEqualTo(42);
    assertThat(rows.select("day").distinct().count()).isEqualTo(6);
  }

  @Test
  void anOutputIsWholeInOneTaskAndTheHeaviestTaskBeginsFirst() {
    FileGroup[] groups = scan(1).planInputPartitions();

    assertThat(groups).hasSize(4);
    assertThat(Arrays.stream(groups).flatMap(group -> group.sections().stream()))
        .hasSize(6)
        .allMatch(section -> section.files().size() == Integer.parseInt(day(section.key())));
    assertThat(Arrays.stream(groups).map(OneReaderTest::files))
        .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void filesOfOutputsThatNobodyAskedForAreInNoTask() {
    List<LogFile> files =
        Arrays.stream(
                CloudTrailSource.scan(options(), keys(Set.of(key(2))), () -> 2)
                    .planInputPartitions())
            .flatMap(group -> group.sections().stream())
            .flatMap(section -> section.files().stream())
            .toList();

    assertThat(files).hasSize(2).allMatch(file -> file.file().uri().contains("/2026/11/02/"));
  }

  private CloudTrailScan scan(int slots) {
    Set<Map<String, String>> wanted = new java.util.HashSet<>();
    for (int day = 1; day <= 6; day++) {
      wanted.add(key(day));
    }
    return CloudTrailSource.scan(options(), keys(wanted), () -> slots);
  }

  private Map<String, String> options() {
    return Map.of(
        "table", lake.database() + ".raw", "predicate", PREDICATE, "layout", TestLake.LAYOUT);
  }

  private static SectionKeys keys(Set<Map<String, String>> wanted) {
    return new SectionKeys(KEYS, wanted);
  }

  private static Map<String, String> key(int day) {
    String[] values = "123456789012/us-east-1/2026/11/%02d".formatted(day).split("/", -1);
    Map<String, String> key = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      key.put(KEYS.get(i), values[i]);
    }
    return key;
  }

  private static String[] outputs() {
    List<String> outputs = new ArrayList<>();
    for (int day = 1; day <= 6; day++) {
      outputs.add(String.join("/", key(day).values()));
    }
    return outputs.toArray(String[]::new);
  }

  private static String day(Map<String, String> key) {
    return key.getOrDefault("day", "");
  }

  private static int files(FileGroup group) {
    return group.sections().stream().mapToInt(section -> section.files().size()).sum();
  }
}
