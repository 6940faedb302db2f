package dev.sluice.dynamicframe.transform;

/** Counts things that are worth reporting but no reason to fail a record. */
@FunctionalInterface
public interface Tally {

  /** Counts nothing. */
  Tally NONE = slot -> {};

  /** Counts one more in a slot. */
  void add(int slot);
}
