package dev.sluice.control;

/** A backfill was cut short; what was recorded stays, and repeating it goes on from there. */
public final class BackfillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackfillException(String message) {
    super(message);
  }
}
