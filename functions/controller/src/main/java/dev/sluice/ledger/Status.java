package dev.sluice.ledger;

/** Where an output partition is in its life. */
public enum Status {
  /** Objects were seen; some source partition is not known to be in the catalog. */
  LANDED,
  /** Every source partition is in the catalog; a run is due, or will be. */
  CATALOGED,
  /** One run covers it. */
  RUNNING,
  /** The latest generation was processed. */
  DONE,
  /** Given up after the last attempt; waits for an operator's retry. */
  QUARANTINED;

  /** Whether the reconciler still has work to do on it. */
  public boolean isOpen() {
    return this == LANDED || this == CATALOGED || this == RUNNING;
  }
}
