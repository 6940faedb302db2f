package dev.sluice.status;

import dev.sluice.ledger.Gate;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.Proof;
import dev.sluice.proof.ProofRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of one pipeline at one time: what the console, its JSON and the terminal show.
 *
 * @param counts output partitions by status, every status named
 * @param proofs output partitions by verdict, every verdict named
 * @param records what the last successful run of every partition read and wrote, added up
 * @param oldestOpen since when the longest waiting partition has unprocessed objects
 * @param lastDone when a run last began that brought data to readers
 * @param cells by row, then by day
 * @param runs the latest first, as many as are shown
 * @param gate what may run now
 * @param open the partitions that wait longest, the longest first
 * @param quarantined partitions that wait for an operator
 * @param damaged verdicts that tell of files that are missing or changed
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
    Gate gate,
    List<PartitionRecord> open,
    List<PartitionRecord> quarantined,
    List<ProofRecord> damaged,
    Map<String, Long> ignored) {
  public PipelineStatus {
    counts = Map.copyOf(counts);
    proofs = Map.copyOf(proofs);
    cells = List.copyOf(cells);
    runs = List.copyOf(runs);
    open = List.copyOf(open);
    quarantined = List.copyOf(quarantined);
    damaged = List.copyOf(damaged);
    ignored = Map.copyOf(ignored);
  }

  /** How many partitions there are. */
  public int partitions() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many partitions the reconciler still works on. */
  public int openPartitions() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().isOpen())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Whether nothing waits, runs or is quarantined. */
  public boolean isSettled() {
    return counts.getOrDefault(Status.DONE, 0) == partitions();
  }

  /** Runs that were, or may have been, started. */
  public long startedRuns() {
    return runs.stream().filter(run -> run.starts() > 0).count();
  }

  /** Runs that were, or may have been, started and did not succeed. */
  public long failedRuns() {
    return runs.stream()
        .filter(run -> run.status() == RunStatus.FAILED || run.status() == RunStatus.LOST)
        .count();
  }

  /** Runs that are, or may be, under way. */
  public List<RunRecord> liveRuns() {
    return runs.stream().filter(run -> run.status().isLive()).toList();
  }
}
