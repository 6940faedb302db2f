package dev.sluice.cloudtrail.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cloudtrail.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionConverterTest {
  @TempDir Path folder;

  @Test
  void theRealRecordsComeOutOnceEachAndInTheOrderOfTime() throws Exception {
    Path data = SharedData.folder("cloudtrail");
    JsonNode manifest = new ObjectMapper().readTree(data.resolve("manifest.json").toFile());
    List<ConversionInput> inputs = new ArrayList<>();
    for (Path file : SharedData.logFiles(data.resolve("AWSLogs"))) {
      inputs.add(Conversions.file(file));
    }
    Conversions conversions = new Conversions(folder);
    ConversionReport report = conversions.convert(conversions.settings().withThreads(2), inputs);
    assertThat(report.recordsRead()).isEqualTo(4507);
    assertThat(report.recordsWritten()).isEqualTo(4506);
    assertThat(report.duplicates()).isEqualTo(1);
    assertThat(report.rejected()).isZero();
    List<List<String>> bySource =
        Sql.rows(
            "select eventSource, count(*) from " + conversions.table() + " group by 1 order by 1");
    for (List<String> row : bySource) {
      // The manifest counts records; the one duplicate among them is of Amazon ECR.
      long duplicates = row.get(0).equals("ecr.amazonaws.com") ? 1 : 0;
      long records = manifest.get("eventSources").get(row.get(0)).asLong();
      assertThat(Long.parseLong(row.get(1))).as(row.get(0)).isEqualTo(records - duplicates);
    }
    assertThat(bySource).hasSize(manifest.get("eventSources").size());
    assertThat(
            Sql.number(
                "select count(*) from (select eventTime < lag(eventTime) over () as back from "
                    + conversions.table()
                    + ") where back"))
        .isZero();
    assertThat(Sql.number("select count(distinct eventID) from " + conversions.table()))
        .isEqualTo(manifest.get("distinctEventIds").asLong());
  }
}
