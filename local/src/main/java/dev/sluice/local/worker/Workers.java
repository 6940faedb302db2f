package dev.sluice.local.worker;

/** Who carries out runs. */
public interface Workers {
  /** Takes a run; it waits for its turn when all workers are busy. */
  void submit(Work work);

  /** Ends a run at once, waiting or not; its listener is told that it failed. */
  void kill(String runId, String reason);

  /** Makes ready for a first run that is to come. */
  void warmUp();
}
