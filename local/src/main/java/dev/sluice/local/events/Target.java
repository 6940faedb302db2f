package dev.sluice.local.events;

/** Where a rule sends events. */
public interface Target {
  void deliver(String event);
}
