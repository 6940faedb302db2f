package dev.sluice.plan;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.pipeline.Limits;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.TableName;

/**
 * Partitions that may share a run: one raw table, the same cohort after failures, and fresh data
 * apart from backfill.
 */
record Group(TableName table, int cohort, boolean backfill) {
  static Group of(Pipeline pipeline, PartitionRecord partition) {
    return new Group(
        pipeline.rawTable(partition.output()), partition.attempts().cohort(), partition.backfill());
  }

  /** The most partitions that one run of the group may cover. */
  int most(Limits limits) {
    int most = limits.maxPartitionsPerRun();
    return cohort == 0 ? most : Math.min(cohort, most);
  }
}
