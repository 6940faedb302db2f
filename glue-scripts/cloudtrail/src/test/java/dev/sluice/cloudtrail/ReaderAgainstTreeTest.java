package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ReaderAgainstTreeTest {
  @Test
  void hostileRecordsMakeTheRowsThatADocumentTreeMakes() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      String record = new RandomJson(seed).record();
      Read read = Read.records(record);
      assertThat(read.report().reason()).as("seed %d: %s", seed, record).isNull();
      TreeRows tree = new TreeRows(record);
      assertThat(tree.printedAnew(read.rows().get(0)))
          .as("seed %d: %s", seed, record)
          .isEqualTo(tree.expected());
    }
  }

  @Test
  void theRealRecordsMakeTheRowsThatADocumentTreeMakes() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    long compared = 0;
    for (Path file : SharedData.logFiles(SharedData.folder("cloudtrail").resolve("AWSLogs"))) {
      Read read = Read.file(Files.readAllBytes(file));
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        JsonNode records = mapper.readTree(in).get("Records");
        assertThat(read.rows()).hasSize(records.size());
        for (int i = 0; i < records.size(); i++) {
          TreeRows tree = new TreeRows(records.get(i).toString());
          assertThat(tree.printedAnew(read.rows().get(i)))
              .as("%s record %d", file, i)
              .isEqualTo(tree.expected());
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(4507);
  }

  @Test
  void recordsOfEveryLengthSurviveTheEdgesOfTheBuffer() throws IOException {
    StringBuilder json = new StringBuilder("{\"Records\":[");
    int count = 3000;
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"eventTime\":\"2026-11-03T10:00:00Z\",\"eventID\":\"")
          .append(i)
          .append("\",\"requestParameters\":{\"text\":\"")
          .append("é\\n".repeat(i % 700))
          .append("\"}}");
    }
    Read read = Read.file(Read.gzip(json.append("]}").toString()));
    assertThat(read.report().reason()).isNull();
    assertThat(read.rows()).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(read.rows().get(i))
          .containsEntry("eventID", Integer.toString(i))
          .containsEntry("requestParameters", "{\"text\":\"" + "é\\n".repeat(i % 700) + "\"}");
    }
  }
}
