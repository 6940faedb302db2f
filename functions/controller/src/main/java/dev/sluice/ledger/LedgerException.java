package dev.sluice.ledger;

/** The store of the ledger failed; the caller gives up its step and comes again. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried, and keeps the cause. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was tried. */
  public LedgerException(String message) {
    super(message);
  }
}
