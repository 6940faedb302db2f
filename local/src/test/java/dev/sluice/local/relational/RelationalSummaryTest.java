package dev.sluice.local.relational;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationalSummaryTest {
  private static final Measure TEN = new Measure(10, 10, "123");

  private static RelationalSummary of(Measure inLake, long joined, long ownerless) {
    return new RelationalSummary(
        Map.of("users", TEN),
        new Lake.Contents(Map.of("users", inLake), joined, ownerless),
        Map.of("users", 2L),
        Map.of("users", 2L, "who_changed_what", 5L),
        List.of(),
        Duration.ofSeconds(3));
  }

  @Test
  void equalTablesAndAJoinThatMetAreWell(@TempDir Path directory) throws Exception {
    RelationalSummary summary = of(TEN, 5, 0);
    Path file = directory.resolve("summary.json");
    summary.write(file);

    assertThat(summary.isWell()).isTrue();
    assertThat(summary.text()).contains("equal").doesNotContain("NOT");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/tables/users/equal").asBoolean()).isTrue();
    assertThat(json.at("/moved").asInt()).isEqualTo(2);
    assertThat(json.at("/faults")).isEmpty();
  }

  @Test
  void aLostRowADoubledRowAndAnotherValueAreAllUnequal() {
    for (Measure wrong :
        List.of(new Measure(9, 9, "1"), new Measure(11, 10, "1"), new Measure(10, 10, "124"))) {
      assertThat(of(wrong, 5, 0).faults()).singleElement().asString().contains("users");
    }
  }

  @Test
  void aJoinThatDidNotMeetIsAFault() {
    assertThat(of(TEN, 0, 0).faults()).singleElement().asString().contains("empty");
    assertThat(of(TEN, 5, 1).faults()).singleElement().asString().contains("owner");
  }
}
