package dev.sluice.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.Proof;
import dev.sluice.status.PipelineStatus;
import dev.sluice.status.StatusReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private final LedgerFixture fixture = new LedgerFixture();

  @Test
  void aPipelineWithAllDoneIsWell() {
    fixture.done("01", new Tally(2, 100, 10, 8, 1, 1));
    fixture.done("02", new Tally(1, 50, 5, 5, 0, 0));

    PipelineStatus status = status();

    assertThat(status.isSettled()).isTrue();
    assertThat(StatusText.of(status))
        .contains("pipeline cloudtrail: all is well")
        .contains("read 15 = written 13 + duplicates 1 + rejected 1, of 3 files")
        .doesNotContain("OPEN", "QUARANTINED,");
  }

  @Test
  void whatIsOpenIsListedWithItsAge() {
    fixture.cataloged("03");

    PipelineStatus status = status();

    assertThat(status.isSettled()).isFalse();
    assertThat(StatusText.of(status))
        .contains("not all is done")
        .containsPattern("CATALOGED +1m15s +0 +account=111122223333/.*day=03");
  }

  @Test
  void whatWasGivenUpComesWithTheCommandThatRetriesIt() {
    fixture.quarantined("04", "4 attempts failed: no such table");

    assertThat(StatusText.of(status()))
        .contains("day=04: 4 attempts failed: no such table")
        .contains(
            "./sluice retry --pipeline cloudtrail --partition"
                + " 'account=111122223333/region=us-east-1/year=2026/month=11/day=04'");
  }

  @Test
  void machinesGetEveryPartitionAndEveryState() {
    fixture.done("01", new Tally(2, 100, 10, 8, 1, 1));
    fixture.quarantined("04", "broken");
    fixture.ledger.countIgnored("cloudtrail", Map.of("digest", 3L));

    List<PartitionRecord> partitions = new ArrayList<>();
    JsonNode node = StatusJson.of(status(partitions::add), partitions);

    assertThat(node.get("well").booleanValue()).isFalse();
    assertThat(node.get("states").toString())
        .isEqualTo("{\"LANDED\":0,\"CATALOGED\":0,\"RUNNING\":0,\"DONE\":1,\"QUARANTINED\":1}");
    assertThat(node.get("ignored").get("digest").intValue()).isEqualTo(3);
    assertThat(node.get("partitions").get(0).get("totals").get("recordsWritten").intValue())
        .isEqualTo(8);
    assertThat(node.get("partitions").get(1).get("reason").textValue()).isEqualTo("broken");
  }

  @Test
  void filesThatAreNotAsDeliveredAreToldWithTheCommandThatNamesThem() {
    fixture.done("05", new Tally(2, 100, 10, 10, 0, 0));
    fixture.proof("05", Proof.State.TAMPERED, 1, 2);

    String text = StatusText.of(status());

    assertThat(text)
        .contains("proof       PROVEN 0  PENDING 0  MISSING 0  TAMPERED 1")
        .contains("day=05: 1 missing, 2 tampered")
        .contains("./sluice completeness --pipeline cloudtrail --from 2026-11-05 --to 2026-11-05");
  }

  private PipelineStatus status() {
    return status(partition -> {});
  }

  private PipelineStatus status(Consumer<PartitionRecord> visitor) {
    Clock clock = Clock.fixed(LedgerFixture.NOW, ZoneOffset.UTC);
    return new StatusReader(fixture.ledger, fixture.proofs, clock, Integer.MAX_VALUE)
        .read("cloudtrail", visitor);
  }
}
