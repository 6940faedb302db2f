package dev.sluice.local.cli;

/** Whether a person watches: Java cannot tell on every version, so the launcher does. */
final class Terminal {
  private Terminal() {}

  static boolean isLive() {
    return Boolean.getBoolean("sluice.terminal");
  }
}
