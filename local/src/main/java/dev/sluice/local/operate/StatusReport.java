package dev.sluice.local.operate;

import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state of one pipeline, as people and machines ask for it. */
public record StatusReport(String pipeline, Snapshot snapshot, Gate gate, Instant at) {

  /** Reads a pipeline's state from its ledger. */
  public static StatusReport of(Ledger ledger, String pipeline, Instant at) {
    return new StatusReport(pipeline, Snapshot.of(ledger, pipeline), ledger.gate(pipeline), at);
  }

  /** Whether nothing is left to do and nothing was given up. */
  public boolean isWell() {
    return open().isEmpty() && quarantined().isEmpty();
  }

  /** Partitions that the reconciler still works on, the longest dirty first. */
  public List<PartitionRecord> open() {
    return snapshot.partitions().values().stream()
        .filter(partition -> partition.status().isOpen())
        .sorted(Comparator.comparing(partition -> partition.dirt().since()))
        .toList();
  }

  /** Partitions that wait for an operator. */
  public List<PartitionRecord> quarantined() {
    return snapshot.partitions().values().stream()
        .filter(partition -> partition.status() == Status.QUARANTINED)
        .toList();
  }

  /** Since when the longest waiting partition waits. */
  public Optional<Instant> oldestOpen() {
    return open().stream().findFirst().map(partition -> partition.dirt().since());
  }

  /** Runs that are, or may be, under way. */
  public List<RunRecord> liveRuns() {
    return snapshot.runs().stream().filter(run -> run.status().isLive()).toList();
  }
}
