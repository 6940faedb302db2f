package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Transitions;
import dev.sluice.plan.RetryPolicy;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Changes partition records, again on top of whatever another writer did in the meantime. */
final class Partitions {
  private static final int TRIES = 10;

  private final Ledger ledger;
  private final Signals signals;
  private final InstantSource clock;
  private final RetryPolicy retry;
  private final String pipeline;

  Partitions(World world, RetryPolicy retry, String pipeline) {
    this.ledger = world.ledger();
    this.signals = world.signals();
    this.clock = world.clock();
    this.retry = retry;
    this.pipeline = pipeline;
  }

  /** Saves what the change makes of each stored record, unless it makes nothing of it. */
  void change(
      Collection<OutputPartition> outputs,
      Function<PartitionRecord, Optional<PartitionRecord>> change) {
    Set<OutputPartition> left = new LinkedHashSet<>(outputs);
    for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
      var changed = new LinkedHashMap<OutputPartition, PartitionRecord>();
      for (PartitionRecord known : ledger.partitions(pipeline, left).values()) {
        change.apply(known).ifPresent(record -> changed.put(known.output(), record));
      }
      left = changed.keySet();
      for (PartitionRecord saved : ledger.saveAll(changed.values())) {
        left.remove(saved.output());
        if (saved.status() == Status.QUARANTINED) {
          tell(saved);
        }
      }
    }
    if (!left.isEmpty()) {
      throw new LedgerException(
          "Lost %d races in a row for %s; the next pass tries again".formatted(TRIES, left));
    }
  }

  /** As {@link #change}, for partitions that this run covers still. */
  void changeCovered(RunRecord run, UnaryOperator<PartitionRecord> change) {
    change(
        run.outputs().stream().map(RunOutput::partition).toList(),
        known ->
            known.isCoveredBy(run.token()) ? Optional.of(change.apply(known)) : Optional.empty());
  }

  /** What becomes of a partition after a failed attempt in this company. */
  PartitionRecord afterFailure(
      PartitionRecord partition, int company, boolean blamed, String reason) {
    return retry
        .afterFailure(partition, company, blamed, clock.instant())
        .map(next -> Transitions.failed(partition, next, reason))
        .orElseGet(() -> Transitions.quarantined(partition, reason));
  }

  /** What becomes of a partition that was not registered: its company in runs stays. */
  PartitionRecord afterRegistration(PartitionRecord partition, String reason) {
    int cohort = partition.attempts().cohort();
    return retry
        .afterFailure(partition, 1, false, clock.instant())
        .map(next -> new Attempts(next.failed(), next.notBefore(), cohort))
        .map(next -> Transitions.failed(partition, next, reason))
        .orElseGet(() -> Transitions.quarantined(partition, reason));
  }

  private void tell(PartitionRecord partition) {
    signals.alarm(
        pipeline,
        Signals.Alarm.QUARANTINED,
        partition.output().id(),
        "%s is quarantined after %d attempts: %s. Correct the cause, then retry it"
            .formatted(partition.output(), partition.attempts().failed(), partition.reason()));
  }
}
