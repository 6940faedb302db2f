package dev.sluice.local.glue.jobs;

import java.util.Set;

/** The ten states of a job run, and which may follow which. */
public enum RunState {
  WAITING,
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  SUCCEEDED,
  FAILED,
  TIMEOUT,
  ERROR,
  EXPIRED;

  /** Whether the run may still do something. */
  public boolean isLive() {
    return this == WAITING || this == STARTING || this == RUNNING || this == STOPPING;
  }

  boolean mayBecome(RunState next) {
    return switch (this) {
      case WAITING -> Set.of(STARTING, STOPPED, EXPIRED, ERROR).contains(next);
      case STARTING -> Set.of(RUNNING, STOPPING, STOPPED, FAILED, ERROR, TIMEOUT).contains(next);
      case RUNNING -> Set.of(STOPPING, STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR).contains(next);
      case STOPPING -> Set.of(STOPPED, SUCCEEDED, FAILED, ERROR).contains(next);
      case STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, EXPIRED -> false;
    };
  }
}
