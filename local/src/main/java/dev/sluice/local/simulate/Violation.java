package dev.sluice.local.simulate;

/** A rule that was broken; 0 is for the simulation's own sanity. */
record Violation(int rule, String what) {
  @Override
  public String toString() {
    return "rule %d: %s".formatted(rule, what);
  }
}
