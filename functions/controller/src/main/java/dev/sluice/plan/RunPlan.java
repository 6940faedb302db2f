package dev.sluice.plan;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Workers;
import dev.sluice.pipeline.TableName;
import java.util.List;

/** A run to start: what it covers and with how many workers. */
public record RunPlan(
    TableName source, List<PartitionRecord> partitions, long bytes, Workers workers) {
  public RunPlan {
    partitions = List.copyOf(partitions);
  }
}
