package dev.sluice.control;

/** The ten states of a Glue job run, and one for those that Glue may add. */
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
  EXPIRED,
  UNKNOWN;

  /** Reads Glue's text; UNKNOWN for a state that is not in the list. */
  public static RunState of(String text) {
    for (RunState state : values()) {
      if (state.name().equals(text)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  /** Whether the run may still do something; an unknown state counts as live. */
  public boolean isLive() {
    return switch (this) {
      case WAITING, STARTING, RUNNING, STOPPING, UNKNOWN -> true;
      case STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, EXPIRED -> false;
    };
  }
}
