package dev.sluice.local.worker;

import java.util.List;

/** A run for a worker. */
public record Work(String runId, List<String> arguments, WorkListener listener) {
  public Work {
    arguments = List.copyOf(arguments);
  }
}
