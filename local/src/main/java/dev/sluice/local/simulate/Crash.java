package dev.sluice.local.simulate;

/** The process dies here. An Error, so that nothing that handles exceptions survives it. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("simulated crash", null, false, false);
  }
}
