package dev.sluice.control;

import java.time.Duration;

/** Asks for reconcile passes; doubled and lost wakes cost time, never data. */
public interface Wakes {
  /** Asks for a pass now (FIFO queue, group = pipeline). */
  void wake(String pipeline, String cause);

  /** Asks for a pass after a while, where that is cheap; the schedule comes anyway. */
  void wakeAfter(String pipeline, String cause, Duration delay);
}
