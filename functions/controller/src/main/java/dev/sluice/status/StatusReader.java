package dev.sluice.status;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.proof.Proof;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a pipeline's state from the ledger, page by page. */
public final class StatusReader {
  private final Ledger ledger;
  private final Function<String, Map<OutputPartition, Proof.State>> proofs;
  private final Clock clock;
  private final int runsShown;

  /**
   * @param proofs the verdicts on a pipeline's partitions; PENDING for those it does not name
   * @param runsShown how many of the latest runs to show
   */
  public StatusReader(
      Ledger ledger,
      Function<String, Map<OutputPartition, Proof.State>> proofs,
      Clock clock,
      int runsShown) {
    this.ledger = ledger;
    this.proofs = proofs;
    this.clock = clock;
    this.runsShown = runsShown;
  }

  /** The state of one pipeline now. */
  public PipelineStatus read(String pipeline) {
    var summary = new Summary();
    var verdicts = proofs.apply(pipeline);
    @Nullable String cursor = null;
    do {
      Page<PartitionRecord> page = ledger.allPartitions(pipeline, cursor);
      for (PartitionRecord partition : page.items()) {
        summary.add(partition, verdicts.getOrDefault(partition.output(), Proof.State.PENDING));
      }
      cursor = page.next();
    } while (cursor != null);
    return new PipelineStatus(
        pipeline,
        clock.instant(),
        summary.counts(),
        summary.proofs(),
        summary.records(),
        summary.oldestOpen(),
        summary.lastDone(),
        summary.cells(),
        latestRuns(pipeline),
        summary.quarantined(),
        ledger.ignored(pipeline));
  }

  private List<RunRecord> latestRuns(String pipeline) {
    var runs = new ArrayList<RunRecord>();
    @Nullable String cursor = null;
    do {
      Page<RunRecord> page = ledger.runs(pipeline, cursor);
      runs.addAll(page.items());
      cursor = page.next();
    } while (cursor != null && runs.size() < runsShown);
    return runs.subList(0, Math.min(runsShown, runs.size()));
  }
}
