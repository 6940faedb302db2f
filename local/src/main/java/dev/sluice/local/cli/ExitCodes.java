package dev.sluice.local.cli;

/** What a command's exit code tells a script. */
final class ExitCodes {
  static final int WELL = 0;
  static final int NOT_WELL = 1;
  static final int FAILED = 70;

  private ExitCodes() {}
}
