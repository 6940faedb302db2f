package dev.sluice.plan;

import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.pipeline.Retrying;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows a failure: a later attempt in smaller company, or none. */
public final class RetryPolicy {
  /** A failed run of many is split so many times smaller, until the bad partition stands alone. */
  private static final int SPLIT = 8;

  private final Retrying retrying;

  /** Follows a pipeline's settings. */
  public RetryPolicy(Retrying retrying) {
    this.retrying = retrying;
  }

  /**
   * The next attempt, or none when this was the last.
   *
   * @param company how many partitions the failed run covered
   * @param blamed whether the run itself says that this partition failed
   */
  public Optional<Attempts> afterFailure(
      PartitionRecord partition, int company, boolean blamed, Instant now) {
    int failed = partition.attempts().failed() + 1;
    boolean alone = blamed || company <= 1;
    // Only a partition that failed by itself is given up: its company is tried on its own first.
    if (alone && failed >= retrying.maxAttempts()) {
      return Optional.empty();
    }
    int cohort = alone ? 1 : (company + SPLIT - 1) / SPLIT;
    Instant notBefore = now.plus(delay(failed, partition.output().id()));
    return Optional.of(new Attempts(failed, notBefore, cohort));
  }

  /** Exponential from the base to the most, then between half and all of it by the subject. */
  public Duration delay(int failed, String subject) {
    long most = retrying.max().toMillis();
    long base = retrying.base().toMillis();
    int doublings = Math.min(Math.max(0, failed - 1), 30);
    long full = base > most >> doublings ? most : base << doublings;
    // The jitter comes from a hash, so that the same failure is always answered the same.
    int hash = (subject + "#" + failed).hashCode() * 0x9E3779B1;
    double part = 0.5 + (hash >>> 8) / (double) (1 << 24) / 2;
    return Duration.ofMillis(Math.round(full * part));
  }
}
