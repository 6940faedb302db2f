package dev.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
  @TempDir Path folder;

  private final BenchResult result =
      new BenchResult(
          3,
          200_000_000,
          false,
          Map.of(
              "gunzip", List.of(0.5, 0.4, 9.0),
              "converter", List.of(1.0),
              "sluice", List.of(1.0, 3.0, 1.5, 0.5),
              "duckdb", List.of(2.5),
              "recipe", List.of(10.0)),
          Map.of("sluice", List.of(4.0), "duckdb", List.of(3.0), "recipe", List.of(16.0)),
          Map.of("sluice", 500_000_000L),
          Map.of("sluice", 10L, "duckdb", 11L, "recipe", 12L));

  @Test
  void figuresAreMediansAndRatiosOfThem() throws IOException {
    Path file = folder.resolve("bench.json");
    new BenchReport(result).write(file);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/rowsEqual").asBoolean()).isFalse();
    assertThat(json.at("/medians/gunzip").asDouble()).isCloseTo(400, within(1e-9));
    assertThat(json.at("/medians/sluice").asDouble()).isCloseTo(160, within(1e-9));
    assertThat(json.at("/ratios/duckdb").asDouble()).isCloseTo(2.0, within(1e-9));
    assertThat(json.at("/ratios/recipe").asDouble()).isCloseTo(8.0, within(1e-9));
    assertThat(json.at("/ratios/converterToGunzip").asDouble()).isCloseTo(0.5, within(1e-9));
    assertThat(json.at("/cold/recipe").asDouble()).isEqualTo(16.0);
    assertThat(json.at("/outputBytes/recipe").asLong()).isEqualTo(12);
  }

  @Test
  void differentRowsCannotBeOverlooked() {
    StringWriter text = new StringWriter();
    new BenchReport(result).print(new PrintWriter(text));
    assertThat(text.toString()).contains("rows DIFFER").contains("sluice is 2.00 x duckdb");
  }

  @Test
  void logFilesAreFoundByTheirKeysAndLinkedUnderTheSameOnes() throws IOException {
    Path in = folder.resolve("in");
    Path log = in.resolve("prefix/AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/03/a.json.gz");
    Path digest =
        in.resolve("AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/11/03/d.json.gz");
    for (Path file : List.of(log, digest)) {
      Files.createDirectories(file.getParent());
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(new byte[12_345]);
      }
    }
    Path out = folder.resolve("out");
    BenchFiles.link(in, out);
    assertThat(BenchFiles.under(out)).hasSize(1);
    assertThat(BenchFiles.partitions(out).values())
        .containsExactly(List.of("123456789012", "eu-west-1", "2026", "11", "03"));
    assertThat(BenchFiles.unpackedSize(log)).isEqualTo(12_345);
  }
}
