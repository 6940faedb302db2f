package dev.sluice.cloudtrail.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cloudtrail.SharedData;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  @Test
  void anEventIsWrittenOnceAndTheFirstOneStays() throws Exception {
    String id = "e544d47e-6d75-45cf-a8a9-7e90d5f7d38d";
    String time = "2026-11-03T10:00:00Z";
    Conversions conversions = new Conversions(folder);
    ConversionReport report =
        conversions.convert(
            conversions.settings(),
            List.of(
                Conversions.records("a", Conversions.event("EXAMPLE", time)),
                Conversions.records(
                    "b",
                    Conversions.event(id, "2026-11-03T12:00:00Z"),
                    Conversions.event("EXAMPLE", time),
                    Conversions.event(id.toUpperCase(Locale.ROOT), time)),
                Conversions.records(
                    "c", Conversions.event(id, time), Conversions.event(id, time))));
    assertThat(report.recordsRead()).isEqualTo(6);
    assertThat(report.duplicates()).isEqualTo(3);
    assertThat(Sql.rows("select eventID, sourceFile from " + conversions.table() + " order by all"))
        .containsExactly(
            List.of(id.toUpperCase(Locale.ROOT), "b"), List.of("EXAMPLE", "a"), List.of(id, "b"));
  }

  @Test
  void aRecordWithoutAnIdIsNeverADuplicate() throws Exception {
    String record = "{\"eventTime\":\"2026-11-03T10:00:00Z\",\"eventID\":null}";
    Conversions conversions = new Conversions(folder);
    ConversionReport report =
        conversions.convert(
            conversions.settings(), List.of(Conversions.records("a", record, record)));
    assertThat(report.recordsWritten()).isEqualTo(2);
    assertThat(report.duplicates()).isZero();
  }

  @Test
  void anEmptyPartitionMakesNoFile() throws Exception {
    Conversions conversions = new Conversions(folder);
    ConversionReport report =
        conversions.convert(
            conversions.settings(),
            List.of(
                Conversions.records("empty"), Conversions.content("bad", new byte[] {1, 2, 3})));
    assertThat(report.written()).isEmpty();
    assertThat(report.recordsRead()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(conversions.rejected).hasSize(1);
    assertThat(report.files().get(1).reason()).contains("byte 0x01");
  }

  @Test
  void aFailingInputFailsTheConversion() {
    Conversions conversions = new Conversions(folder);
    ConversionInput failing =
        Conversions.input(
            "gone",
            () -> {
              throw new NoSuchFileException("gone");
            });
    for (int threads = 1; threads < 4; threads++) {
      ConversionSettings settings = conversions.settings().withThreads(threads);
      assertThatThrownBy(() -> conversions.convert(settings, List.of(failing, failing, failing)))
          .isInstanceOf(NoSuchFileException.class);
    }
  }
}
