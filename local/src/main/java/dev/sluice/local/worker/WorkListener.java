package dev.sluice.local.worker;

/** Learns what becomes of a run; each run ends with exactly one of the last two. */
public interface WorkListener {
  void started();

  void succeeded();

  void failed(String reason);
}
