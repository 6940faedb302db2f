package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RealDataTest {
  private static final int EVENT_ID = CloudTrailSchema.column("eventID").index();
  private static final int EVENT_SOURCE = CloudTrailSchema.column("eventSource").index();

  @Test
  void theRealRecordsAreCountedAsTheManifestCountsThem() throws IOException {
    Path folder = SharedData.folder("cloudtrail");
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    Set<String> ids = new HashSet<>();
    Map<String, Long> sources = new TreeMap<>();
    long records = 0;
    for (Path file : SharedData.logFiles(folder.resolve("AWSLogs"))) {
      try (CloudTrailReader reader = open(file)) {
        while (reader.next()) {
          ids.add(text(reader.row(), EVENT_ID));
          sources.merge(text(reader.row(), EVENT_SOURCE), 1L, Long::sum);
        }
        assertThat(reader.report().rejected()).as(file.toString()).isZero();
        records += reader.report().recordsRead();
      }
    }
    assertThat(records).isEqualTo(manifest.get("records").asLong()).isEqualTo(4507);
    assertThat(ids).hasSize(manifest.get("distinctEventIds").asInt());
  }

  private static CloudTrailReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new CloudTrailReader(
        file.toString(),
        in,
        Projection.all(),
        record -> {
          throw new AssertionError(record.reason());
        });
  }

  private static String text(CloudTrailRow row, int column) {
    return new String(
        row.bytes(column), row.offset(column), row.length(column), StandardCharsets.UTF_8);
  }
}
