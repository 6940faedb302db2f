package dev.sluice.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failures since the last success.
 *
 * @param failed how many attempts failed
 * @param notBefore when the next may start; none without a failure
 * @param cohort the most partitions that the next run may cover, so that a bad one ends alone; 0
 *     for no limit
 */
public record Attempts(int failed, @Nullable Instant notBefore, int cohort) {
  public Attempts {
    if (failed < 0 || cohort < 0) {
      throw new IllegalArgumentException(
          "Attempts must not be negative: failed %d, cohort %d".formatted(failed, cohort));
    }
  }

  /** No failure since the last success. */
  public static Attempts none() {
    return new Attempts(0, null, 0);
  }
}
