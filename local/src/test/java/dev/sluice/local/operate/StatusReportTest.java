package dev.sluice.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ledger.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusReportTest {
  private final LedgerFixture fixture = new LedgerFixture();

  @Test
  void aPipelineWithAllDoneIsWell() {
    fixture.done("01", new Tally(2, 100, 10, 8, 1, 1));
    fixture.done("02", new Tally(1, 50, 5, 5, 0, 0));

    StatusReport report = report();

    assertThat(report.isWell()).isTrue();
    assertThat(StatusText.of(report))
        .contains("pipeline cloudtrail: all is well")
        .contains("read 15 = written 13 + duplicates 1 + rejected 1, of 3 files")
        .doesNotContain("OPEN", "QUARANTINED,");
  }

  @Test
  void whatIsOpenIsListedWithItsAge() {
    fixture.cataloged("03");

    StatusReport report = report();

    assertThat(report.isWell()).isFalse();
    assertThat(StatusText.of(report))
        .contains("not all is done")
        .containsPattern("CATALOGED +1m15s +0 +account=111122223333/.*day=03");
  }

  @Test
  void whatWasGivenUpComesWithTheCommandThatRetriesIt() {
    fixture.quarantined("04", "4 attempts failed: no such table");

    assertThat(StatusText.of(report()))
        .contains("day=04: 4 attempts failed: no such table")
        .contains(
            "sluice retry --pipeline cloudtrail --partition"
                + " 'account=111122223333/region=us-east-1/year=2026/month=11/day=04'");
  }

  @Test
  void machinesGetEveryPartitionAndEveryState() {
    fixture.done("01", new Tally(2, 100, 10, 8, 1, 1));
    fixture.quarantined("04", "broken");
    fixture.ledger.countIgnored("cloudtrail", Map.of("digest", 3L));

    JsonNode node = StatusJson.of(report());

    assertThat(node.get("well").booleanValue()).isFalse();
    assertThat(node.get("states").toString())
        .isEqualTo("{\"LANDED\":0,\"CATALOGED\":0,\"RUNNING\":0,\"DONE\":1,\"QUARANTINED\":1}");
    assertThat(node.get("ignored").get("digest").intValue()).isEqualTo(3);
    assertThat(node.get("partitions").get(0).get("totals").get("recordsWritten").intValue())
        .isEqualTo(8);
    assertThat(node.get("partitions").get(1).get("reason").textValue()).isEqualTo("broken");
  }

  private StatusReport report() {
    return StatusReport.of(fixture.ledger, "cloudtrail", LedgerFixture.NOW);
  }
}
