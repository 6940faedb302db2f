package dev.sluice.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.proof.Completeness;
import dev.sluice.proof.DigestRecord;
import dev.sluice.proof.ObjectRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletenessJsonTest {
  private static final ObjectRef GONE = new ObjectRef("logs", "gone.json.gz");
  private static final ObjectRef CHANGED = new ObjectRef("logs", "changed.json.gz");
  private static final ObjectRef DIGEST = new ObjectRef("logs", "digest.json.gz");
  private static final Instant HOUR = Instant.parse("2026-11-03T01:00:00Z");

  @Test
  void theSumAndEveryDayAndRegionHaveTheSameMembers() {
    JsonNode json = CompletenessJson.of(damaged());
    for (JsonNode part : List.of(json, json.get("days").get(0))) {
      assertThat(part.get("expected").intValue()).isEqualTo(5);
      assertThat(part.get("read").intValue()).isEqualTo(4);
      assertThat(part.get("proven").intValue()).isEqualTo(2);
      assertThat(part.get("pending").intValue()).isEqualTo(1);
      assertThat(part.get("missing").toString()).isEqualTo("[\"gone.json.gz\"]");
      assertThat(part.get("tampered").toString()).isEqualTo("[\"changed.json.gz\"]");
    }
    assertThat(json.get("days").get(0).get("day").textValue()).isEqualTo("2026-11-03");
    assertThat(json.get("days").get(0).get("region").textValue()).isEqualTo("eu-west-1");
  }

  @Test
  void digestsThatProveNothingAreNamedWithTheirFault() {
    JsonNode json = CompletenessJson.of(damaged());
    assertThat(json.get("digests"))
        .containsExactly(
            JsonNodeFactory.instance
                .objectNode()
                .put("key", "digest.json.gz")
                .put("state", "REFUSED")
                .put("fault", "forged"));
  }

  @Test
  void peopleReadTheSameAndTheExactFiles() {
    assertThat(CompletenessText.of(damaged()))
        .containsPattern("2026-11-03 +eu-west-1 +5 +4 +2 +1 +1 +1")
        .containsPattern("all +5 +4 +2 +1 +1 +1")
        .contains("s3://logs/gone.json.gz", "s3://logs/changed.json.gz")
        .contains("Digest s3://logs/digest.json.gz: forged")
        .endsWith("NOT PROVEN" + System.lineSeparator());
  }

  private static Completeness damaged() {
    Completeness.Part part = part("2026-11-03", "eu-west-1");
    var forged = new DigestRecord(DIGEST, DigestRecord.State.REFUSED, HOUR, HOUR, null, "forged");
    return new Completeness(part("", ""), List.of(part), 1, List.of(forged), List.of());
  }

  private static Completeness.Part part(String day, String region) {
    return new Completeness.Part(
        day, region, 5, 4, 2, 1, 0, List.of(GONE), List.of(CHANGED), List.of());
  }
}
