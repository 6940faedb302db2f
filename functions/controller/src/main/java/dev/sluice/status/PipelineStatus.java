package dev.sluice.status;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one pipeline at one time.
 *
 * @param counts output partitions by status, every status named
 * @param proofs output partitions by verdict, every verdict named
 * @param records what the last successful run of every partition read and wrote, added up
 * @param oldestOpen since when the longest waiting partition has unprocessed objects
 * @param lastDone when a run last began that brought data to readers
 * @param cells by row, then by day
 * @param runs the latest first
 * @param ignored objects that belong to no pipeline, by reason
 */
public record PipelineStatus(
    String pipeline,
    Instant now,
    Map<Status, Integer> counts,
    Map<Proof.State, Integer> proofs,
    Tally records,
    @Nullable Instant oldestOpen,
    @Nullable Instant lastDone,
    List<Cell> cells,
    List<RunRecord> runs,
    List<PartitionRecord> quarantined,
    Map<String, Long> ignored) {
  public PipelineStatus {
    counts = Map.copyOf(counts);
    proofs = Map.copyOf(proofs);
    cells = List.copyOf(cells);
    runs = List.copyOf(runs);
    quarantined = List.copyOf(quarantined);
    ignored = Map.copyOf(ignored);
  }

  /** How many partitions there are. */
  public int partitions() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether nothing waits, runs or is quarantined. */
  public boolean isSettled() {
    return counts.getOrDefault(Status.DONE, 0) == partitions();
  }
}
