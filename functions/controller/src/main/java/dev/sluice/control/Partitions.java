package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Transitions;
import dev.sluice.plan.RetryPolicy;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

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

  /** Saves what the change makes of the stored record, unless it makes nothing of it. */
  void change(OutputPartition output, Function<PartitionRecord, Optional<PartitionRecord>> change) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var changed = ledger.partition(pipeline, output).flatMap(change);
      if (changed.isEmpty() || ledger.save(changed.get()).isPresent()) {
        changed.filter(partition -> partition.status() == Status.QUARANTINED).ifPresent(this::tell);
        return;
      }
    }
    throw new LedgerException(
        "Lost %d races in a row for %s; the next pass tries again".formatted(TRIES, output));
  }

  /** As {@link #change}, for a partition that this run covers still. */
  void changeCovered(
      OutputPartition output, String token, Function<PartitionRecord, PartitionRecord> change) {
    change(
        output,
        known -> known.isCoveredBy(token) ? Optional.of(change.apply(known)) : Optional.empty());
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
