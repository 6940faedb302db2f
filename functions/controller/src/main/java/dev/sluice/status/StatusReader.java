package dev.sluice.status;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.proof.ProofLedger;
import dev.sluice.proof.ProofRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a pipeline's state from the ledgers, page by page. */
public final class StatusReader {
  private final Ledger ledger;
  private final ProofLedger proofs;
  private final Clock clock;
  private final int runsShown;

  /**
   * @param runsShown how many of the latest runs to show
   */
  public StatusReader(Ledger ledger, ProofLedger proofs, Clock clock, int runsShown) {
    this.ledger = ledger;
    this.proofs = proofs;
    this.clock = clock;
    this.runsShown = runsShown;
  }

  /** The state of one pipeline now. */
  public PipelineStatus read(String pipeline) {
    return read(pipeline, partition -> {});
  }

  /** The same, showing every partition on the way. */
  public PipelineStatus read(String pipeline, Consumer<PartitionRecord> visitor) {
    Map<OutputPartition, ProofRecord> verdicts = new HashMap<>();
    Page.each(
        cursor -> proofs.proofs(pipeline, cursor),
        verdict -> verdicts.put(verdict.output(), verdict));
    var summary = new Summary();
    Page.each(
        cursor -> ledger.allPartitions(pipeline, cursor),
        partition -> {
          summary.add(partition, verdicts.remove(partition.output()));
          visitor.accept(partition);
        });
    // What is left was never landed: digests alone know of it.
    verdicts.values().forEach(summary::add);
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
        ledger.gate(pipeline),
        summary.open(),
        summary.quarantined(),
        summary.damaged(),
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
