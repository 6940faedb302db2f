package dev.sluice.jobs.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.fake.SharedData;
import dev.sluice.jobs.fake.TestLake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealDataTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void theRealLogsBecomeTheTableThatTheirManifestDescribes(String sink) throws IOException {
    Path data = SharedData.directory("cloudtrail");
    JsonNode manifest = new ObjectMapper().readTree(data.resolve("manifest.json").toFile());
    TestLake lake = new TestLake(directory).with("sluice-sink", sink);
    landAll(lake, data);
    List<String> outputs = new ArrayList<>();
    for (JsonNode partition : manifest.get("partitions")) {
      outputs.add(
          String.join(
              "/",
              partition.get("account").asText(),
              partition.get("region").asText(),
              partition.get("year").asText(),
              partition.get("month").asText(),
              partition.get("day").asText()));
    }

    JsonNode report = lake.run("t1", "year>'0'", 1, outputs.toArray(String[]::new));

    assertThat(report.get("totals").get("files").asLong())
        .isEqualTo(manifest.get("files").asLong());
    assertThat(report.get("totals").get("recordsRead").asLong())
        .isEqualTo(manifest.get("records").asLong());
    assertThat(report.get("totals").get("recordsWritten").asLong())
        .isEqualTo(manifest.get("distinctEventIds").asLong());
    assertThat(report.get("totals").get("duplicates").asLong()).isEqualTo(1);
    assertThat(report.get("totals").get("rejected").asLong()).isZero();
    assertThat(hashes(report)).isEqualTo(unpackedHashes(data));
    assertThat(counts(lake, "account, region, year, month, day")).hasSize(outputs.size());
    assertThat(counts(lake, "'all'"))
        .containsEntry("all", manifest.get("distinctEventIds").asLong());
  }

  private static void landAll(TestLake lake, Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("AWSLogs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lake.land(data.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private static Map<String, Long> counts(TestLake lake, String columns) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row :
        lake.session()
            .sql(
                "select concat_ws('/', %s) k, count(*) n from `%s`.cloudtrail group by 1"
                    .formatted(columns, lake.database()))
            .collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private static Map<String, String> hashes(JsonNode report) {
    Map<String, String> hashes = new TreeMap<>();
    report
        .get("files")
        .forEach(
            file -> {
              String uri = file.get("uri").asText();
              hashes.put(uri.substring(uri.indexOf("AWSLogs/")), file.get("sha256").asText());
            });
    return hashes;
  }

  /** As a digest lists it: over the unpacked content. */
  private static Map<String, String> unpackedHashes(Path data) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(data.resolve("AWSLogs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
          hashes.put(data.relativize(file).toString(), HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return hashes;
  }
}
