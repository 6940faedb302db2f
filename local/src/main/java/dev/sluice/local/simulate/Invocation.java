package dev.sluice.local.simulate;

import dev.sluice.ledger.LedgerException;

/** One invocation of a function. */
final class Invocation {
  private Invocation() {}

  /** Runs it; false when it died or gave up, so that its message is delivered again. */
  static boolean survives(Runnable invocation) {
    try {
      invocation.run();
      return true;
    } catch (Crash died) {
      return false;
    } catch (LedgerException gaveUp) {
      return false;
    }
  }
}
