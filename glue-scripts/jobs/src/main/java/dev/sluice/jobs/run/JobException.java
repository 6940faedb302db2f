package dev.sluice.jobs.run;

/** A job cannot do what was asked; the message says what, why and what to do. */
public final class JobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobException(String message) {
    super(message);
  }

  public JobException(String message, Throwable cause) {
    super(message, cause);
  }
}
