package dev.sluice.local.worker;

/** A worker ended before its run did. */
final class WorkerLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkerLostException(String message) {
    super(message);
  }
}
