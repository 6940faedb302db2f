package dev.sluice.dynamicframe.cases;

/** Says why a case cannot be run at all; the case fails with it. */
final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CaseException(String message) {
    super(message);
  }

  CaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
