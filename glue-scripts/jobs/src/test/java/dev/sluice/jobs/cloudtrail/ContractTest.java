package dev.sluice.jobs.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cloudtrail.FileReport;
import dev.sluice.cloudtrail.convert.WrittenFile;
import dev.sluice.jobs.run.JobArguments;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.Storages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the job against the golden files that the functions' tests read too. */
class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN =
      Path.of(System.getProperty("sluice.root"), "docs", "contracts");

  @TempDir Path directory;

  @Test
  void theGoldenArgumentsAreWhatARunIsAskedToDo() throws IOException {
    CloudTrailArguments run = CloudTrailArguments.from(golden());

    assertThat(run.token()).isEqualTo("20261103t100000-7");
    assertThat(run.jobRunId()).isEqualTo("jr_8f0d4c2b6a");
    assertThat(run.source()).hasToString("sluice_raw.cloudtrail_123456789012_us_east_1");
    assertThat(run.target()).hasToString("sluice.cloudtrail");
    assertThat(run.sink()).isEqualTo(CloudTrailArguments.SinkKind.PARQUET);
    assertThat(run.outputs())
        .singleElement()
        .satisfies(
            output -> {
              assertThat(output.generation()).isEqualTo(2);
              assertThat(output.values().keySet())
                  .containsExactly("account", "region", "year", "month", "day");
            });
  }

  @Test
  void theReportOfARunIsTheGoldenOne() throws IOException {
    JsonNode golden = JSON.readTree(GOLDEN.resolve("run-report.json").toFile());
    Map<String, String> values = strings(golden.at("/outputs/0/values"));
    ArrayList<FileReport> files = new ArrayList<>();
    for (JsonNode file : golden.get("files")) {
      files.add(
          new FileReport(
              file.get("uri").asText(),
              file.get("bytes").asLong(),
              file.get("sha256").asText(),
              file.get("recordsRead").asLong(),
              file.get("rejected").asLong(),
              file.get("reason").isNull() ? null : file.get("reason").asText()));
    }
    ConvertedOutput written =
        new ConvertedOutput(
            new OutputPartition(values, 2),
            golden.at("/outputs/0/location").asText(),
            files,
            new ArrayList<>(List.of(new WrittenFile("part-00000.parquet", 9, 499))),
            1,
            null);
    ConvertedOutput failed =
        ConvertedOutput.failed(
            new PlannedOutput(
                new OutputPartition(strings(golden.at("/outputs/1/values")), 1),
                golden.at("/outputs/1/location").asText(),
                List.of()),
            golden.at("/outputs/1/reason").asText());
    String uri = directory.resolve("report.json").toUri().toString();
    CloudTrailArguments run = CloudTrailArguments.from(with("--sluice-report", uri));

    new ReportWriter(Storages.of(uri), 10)
        .write(
            run,
            List.of(written, failed),
            Map.of(),
            golden.get("readingStartedAt").asText(),
            golden.get("finishedAt").asText());

    assertThat(JSON.readTree(directory.resolve("report.json").toFile())).isEqualTo(golden);
  }

  @Test
  void tooManyFilesForOneReportGoToPartsBesideIt() throws IOException {
    String uri = directory.resolve("report.json").toUri().toString();
    CloudTrailArguments run = CloudTrailArguments.from(with("--sluice-report", uri));
    ArrayList<FileReport> files = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      files.add(new FileReport("s3://b/" + i, 1, "00", 0, 0, null));
    }
    ConvertedOutput output =
        new ConvertedOutput(
            run.outputs().get(0), "s3://b/g2-t/", files, new ArrayList<>(), 0, null);

    new ReportWriter(Storages.of(uri), 2).write(run, List.of(output), Map.of(), "x", "y");

    JsonNode report = JSON.readTree(directory.resolve("report.json").toFile());
    assertThat(report.has("files")).isFalse();
    assertThat(report.get("filesUri")).hasSize(3);
    assertThat(JSON.readTree(directory.resolve("report-files-00002.json").toFile())).hasSize(1);
  }

  @Test
  void anOutputThatLacksAKeyIsRefusedBeforeAnythingIsRead() throws IOException {
    JobArguments arguments =
        with("--sluice-outputs", "[{\"values\":{\"account\":\"1\"},\"generation\":1}]");

    assertThatThrownBy(() -> CloudTrailArguments.from(arguments))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("names the keys [account]")
        .hasMessageContaining("--sluice-partition-by wants");
  }

  private static JobArguments golden() throws IOException {
    return with("--sluice-job", "cloudtrail");
  }

  private static JobArguments with(String name, String value) throws IOException {
    Map<String, String> arguments =
        strings(JSON.readTree(GOLDEN.resolve("job-arguments.json").toFile()));
    arguments.put(name, value);
    List<String> vector = new ArrayList<>();
    arguments.forEach(
        (key, each) -> {
          vector.add(key);
          vector.add(each);
        });
    return JobArguments.parse(vector.toArray(String[]::new));
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new LinkedHashMap<>();
    object.properties().forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
    return strings;
  }
}
