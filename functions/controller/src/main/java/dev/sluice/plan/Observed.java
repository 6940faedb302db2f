package dev.sluice.plan;

import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import java.util.List;
import java.util.Map;

/**
 * What the ledger says of one pipeline.
 *
 * @param open open partitions, read before the gate: a token that is not in the gate is over
 * @param gate tokens of live runs
 * @param runs records of the gate's tokens; a token may have none yet
 * @param crawls records by crawler
 */
public record Observed(
    List<PartitionRecord> open,
    Gate gate,
    Map<String, RunRecord> runs,
    Map<String, CrawlRecord> crawls) {
  public Observed {
    open = List.copyOf(open);
    runs = Map.copyOf(runs);
    crawls = Map.copyOf(crawls);
  }
}
