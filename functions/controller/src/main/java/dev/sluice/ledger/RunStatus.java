package dev.sluice.ledger;

/** How far a run intent has come. */
public enum RunStatus {
  /** The intent is written; its partitions are being claimed; nothing was started. */
  CLAIMING,
  /** Claimed and fixed; certainly not started, so it may be started when admitted. */
  READY,
  /** StartJobRun was, or is about to be, called; its result is not known. */
  STARTING,
  /** Glue answered with a job run id. */
  STARTED,
  /** Over, with a report that covers every output. */
  SUCCEEDED,
  /** Over, and some output was not written. */
  FAILED,
  /** Not found in Glue after all the time it could have needed to appear. */
  LOST,
  /** Given up before anything was started. */
  CANCELLED;

  /** Whether it may have, or may yet get, a job run in Glue. */
  public boolean isLive() {
    return this == CLAIMING || this == READY || this == STARTING || this == STARTED;
  }
}
