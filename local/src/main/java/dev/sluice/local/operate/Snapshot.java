package dev.sluice.local.operate;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the ledger says of one pipeline at one moment. */
public record Snapshot(
    Map<OutputPartition, PartitionRecord> partitions,
    List<RunRecord> runs,
    Map<String, Long> ignored) {

  /** Reads all pages. */
  public static Snapshot of(Ledger ledger, String pipeline) {
    Map<OutputPartition, PartitionRecord> partitions = new TreeMap<>();
    Page.each(
        cursor -> ledger.allPartitions(pipeline, cursor),
        partition -> partitions.put(partition.output(), partition));
    List<RunRecord> runs = new ArrayList<>();
    Page.each(cursor -> ledger.runs(pipeline, cursor), runs::add);
    return new Snapshot(partitions, runs, ledger.ignored(pipeline));
  }

  /** How many partitions are in each state; states without any are absent. */
  public Map<Status, Integer> states() {
    Map<Status, Integer> states = new EnumMap<>(Status.class);
    partitions.values().forEach(partition -> states.merge(partition.status(), 1, Integer::sum));
    return states;
  }

  /** What the last successful run of every partition read and wrote. */
  public Tally tally() {
    Tally sum = Tally.zero();
    for (PartitionRecord partition : partitions.values()) {
      Processed processed = partition.processed();
      sum = processed == null ? sum : sum.plus(processed.tally());
    }
    return sum;
  }

  /** Runs that were, or may have been, started and did not succeed. */
  public long failedRuns() {
    return runs.stream()
        .filter(run -> run.status() == RunStatus.FAILED || run.status() == RunStatus.LOST)
        .count();
  }

  /** Runs that were, or may have been, started. */
  public long startedRuns() {
    return runs.stream().filter(run -> run.starts() > 0).count();
  }

  /** Ignored objects of every reason. */
  public long ignoredTotal() {
    return ignored.values().stream().mapToLong(Long::longValue).sum();
  }
}
