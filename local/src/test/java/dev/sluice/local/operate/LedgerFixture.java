package dev.sluice.local.operate;

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
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Fills a ledger with partitions of one pipeline. */
public final class LedgerFixture {
  public static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  public final MemoryLedger ledger = new MemoryLedger(2);
  public final MemoryProofLedger proofs = new MemoryProofLedger();

  /** A verdict on a partition, with so many files missing and changed. */
  public void proof(String day, Proof.State state, int missing, int tampered) {
    proofs.save(
        new ProofRecord("cloudtrail", output(day), state, "t", 9, 9, 5, 0, missing, tampered, 0));
  }

  /** A partition that one successful run read. */
  public void done(String day, Tally tally) {
    done(day, tally, NOW);
  }

  /** A partition that one successful run read, beginning then. */
  public void done(String day, Tally tally, Instant readAt) {
    Processed processed = new Processed("t-" + day, readAt, "s3://local-lake/x/", tally);
    save(day, Status.DONE, new Generations(1, 1, 1), processed, null);
  }

  /** A partition whose run has not come yet. */
  public void cataloged(String day) {
    save(day, Status.CATALOGED, Generations.first(), null, null);
  }

  /** A partition that was given up. */
  public void quarantined(String day, String reason) {
    save(day, Status.QUARANTINED, Generations.first(), null, reason);
  }

  private void save(
      String day, Status status, Generations generations, Processed processed, String reason) {
    Dirt dirt = new Dirt(NOW.minusSeconds(75), NOW.minusSeconds(60), NOW);
    Sources sources = new Sources(new TreeSet<>(Set.of("-")), new TreeSet<>());
    long version =
        ledger.partition("cloudtrail", output(day)).map(PartitionRecord::version).orElse(0L);
    ledger.save(
        new PartitionRecord(
            "cloudtrail",
            output(day),
            version,
            status,
            sources,
            generations,
            dirt,
            Attempts.none(),
            null,
            processed,
            false,
            reason));
  }

  public static OutputPartition output(String day) {
    return OutputPartition.parse(
        "account=111122223333/region=us-east-1/year=2026/month=11/day=" + day);
  }
}
