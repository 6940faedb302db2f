package dev.sluice.local.template;

/** A reference has no value yet: usually an SSM parameter that is still to be written. */
public final class UnresolvedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnresolvedException(String message) {
    super(message);
  }
}
