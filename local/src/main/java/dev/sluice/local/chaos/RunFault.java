package dev.sluice.local.chaos;

/** When a run that must fail does so. */
public enum RunFault {
  /** It does nothing. */
  BEFORE,
  /** Its worker dies while it works. */
  MIDWAY,
  /** It does everything, and is reported as failed all the same. */
  AFTER
}
