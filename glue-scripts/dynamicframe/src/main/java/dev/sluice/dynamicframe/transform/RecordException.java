package dev.sluice.dynamicframe.transform;

import org.jspecify.annotations.Nullable;

/** Says why a record cannot be transformed; the record becomes an error record. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecordException(String message) {
    super(message);
  }

  public RecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
