package dev.sluice.local.glue.workflows;

import java.util.Set;

/**
 * How far a job or crawler of a run has come.
 *
 * @param name a state of job runs or of crawls, as Glue calls it
 */
record NodeState(String name) {
  private static final Set<String> LIVE =
      Set.of("WAITING", "STARTING", "RUNNING", "STOPPING", "CANCELLING");

  boolean isLive() {
    return LIVE.contains(name);
  }

  boolean hasSucceeded() {
    return name.equals("SUCCEEDED");
  }
}
