package dev.sluice.control;

/** Asks for reconcile passes; doubled and lost wakes cost time, never data. */
public interface Wakes {
  /** Asks for a pass now (FIFO queue, group = pipeline). */
  void wake(String pipeline, String cause);
}
