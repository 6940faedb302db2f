package dev.sluice.jobs.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The store, not the file's content, failed while a file was read; reading again may help. It is
 * unchecked so that a reader, which takes an {@link IOException} for a damaged file, lets it pass.
 */
public final class SourceBrokenException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  SourceBrokenException(String uri, IOException cause) {
    super("Reading %s failed: %s".formatted(uri, cause.getMessage()), cause);
  }
}
