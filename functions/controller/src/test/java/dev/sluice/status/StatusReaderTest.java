package dev.sluice.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.MemoryLedger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.MemoryProofLedger;
import dev.sluice.proof.Proof;
import dev.sluice.proof.ProofRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StatusReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  private final MemoryLedger ledger = new MemoryLedger(2);
  private final MemoryProofLedger proofs = new MemoryProofLedger();
  private final StatusReader reader =
      new StatusReader(ledger, proofs, Clock.fixed(NOW, ZoneOffset.UTC), 5);

  @Test
  void anEmptyPipelineIsSettledAndNamesEveryStatus() {
    PipelineStatus status = reader.read("p");
    assertThat(status.isSettled()).isTrue();
    assertThat(status.counts()).containsOnlyKeys(Status.values());
    assertThat(status.oldestOpen()).isNull();
  }

  @Test
  void accountsOfOneRegionAndDayShareACellThatShowsTheWorst() {
    ledger.save(done("111111111111", "eu-west-1", "03"));
    ledger.save(landed("222222222222", "eu-west-1", "03", NOW.minusSeconds(60)));
    ledger.save(done("111111111111", "eu-west-1", "04"));
    PipelineStatus status = reader.read("p");
    assertThat(status.cells())
        .containsExactly(
            new Cell("eu-west-1", "2026-11-03", Status.LANDED, Proof.State.PENDING, 2),
            new Cell("eu-west-1", "2026-11-04", Status.DONE, Proof.State.PENDING, 1));
    assertThat(status.isSettled()).isFalse();
  }

  @Test
  void recordsOfAllPagesAddUp() {
    for (int day = 1; day <= 9; day++) {
      ledger.save(done("111111111111", "eu-west-1", "0" + day));
    }
    PipelineStatus status = reader.read("p");
    assertThat(status.partitions()).isEqualTo(9);
    assertThat(status.records()).isEqualTo(new Tally(9, 90, 45, 27, 9, 9));
    assertThat(status.records().isConserved()).isTrue();
  }

  @Test
  void theOldestOpenPartitionSetsTheFreshness() {
    ledger.save(landed("111111111111", "eu-west-1", "03", NOW.minusSeconds(10)));
    ledger.save(landed("111111111111", "eu-west-1", "04", NOW.minusSeconds(90)));
    ledger.save(landed("111111111111", "eu-west-1", "05", NOW.minusSeconds(30)));
    assertThat(reader.read("p").oldestOpen()).isEqualTo(NOW.minusSeconds(90));
  }

  @Test
  void theLongestWaitingPartitionsAreKeptInOrder() {
    for (int day = 1; day <= 25; day++) {
      Instant since = NOW.minusSeconds(day);
      ledger.save(landed("111111111111", "eu-west-1", "%02d".formatted(day), since));
    }
    PipelineStatus status = reader.read("p");
    assertThat(status.openPartitions()).isEqualTo(25);
    assertThat(status.open()).hasSize(20);
    assertThat(status.open().get(0).dirt().since()).isEqualTo(NOW.minusSeconds(25));
    assertThat(status.open().get(19).dirt().since()).isEqualTo(NOW.minusSeconds(6));
  }

  @Test
  void aDayWhoseEveryFileWasLostBeforeItLandedIsShownAsMissing() {
    OutputPartition lost = output("111111111111", "eu-west-1", "03");
    proofs.save(new ProofRecord("p", lost, Proof.State.MISSING, null, 4, 0, 0, 0, 4, 0, 0));
    PipelineStatus status = reader.read("p");
    assertThat(status.cells())
        .containsExactly(
            new Cell("eu-west-1", "2026-11-03", Status.LANDED, Proof.State.MISSING, 1));
    assertThat(status.damaged()).extracting(ProofRecord::output).containsExactly(lost);
    assertThat(status.partitions()).isZero();
    assertThat(Remedy.inspect(status.damaged().get(0)))
        .isEqualTo("./sluice completeness --pipeline p --from 2026-11-03 --to 2026-11-03");
  }

  @Test
  void aHostileNameCannotLeaveItsPlaceInACommand() {
    OutputPartition hostile = new OutputPartition(Map.of("k", "v"));
    assertThat(Remedy.retry("it's; rm -rf /", hostile))
        .isEqualTo("./sluice retry --pipeline 'it'\\''s; rm -rf /' --partition 'k=v'");
  }

  private static PartitionRecord landed(String account, String region, String day, Instant since) {
    return PartitionRecord.landed(
        "p",
        output(account, region, day),
        Sources.allNew(Set.of("-")),
        new Dirt(since, since, since),
        false);
  }

  private static PartitionRecord done(String account, String region, String day) {
    return new PartitionRecord(
        "p",
        output(account, region, day),
        0,
        Status.DONE,
        new Sources(new TreeSet<>(Set.of("-")), new TreeSet<>()),
        new Generations(1, 1, 1),
        new Dirt(NOW, NOW, NOW),
        Attempts.none(),
        null,
        new Processed("t", NOW, "s3://lake/x/", new Tally(1, 10, 5, 3, 1, 1)),
        false,
        null);
  }

  private static OutputPartition output(String account, String region, String day) {
    var values = new LinkedHashMap<String, String>();
    values.put("account", account);
    values.put("region", region);
    values.putAll(Map.of("year", "2026"));
    values.put("month", "11");
    values.put("day", day);
    return new OutputPartition(values);
  }
}
