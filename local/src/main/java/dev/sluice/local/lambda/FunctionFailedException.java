package dev.sluice.local.lambda;

import org.jspecify.annotations.Nullable;

/** An invocation ended with an error or took longer than its function may. */
public final class FunctionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FunctionFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
