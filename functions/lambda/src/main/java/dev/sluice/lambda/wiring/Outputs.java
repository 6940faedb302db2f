package dev.sluice.lambda.wiring;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where log lines go. */
final class Outputs {
  private Outputs() {}

  /** Standard output, which Lambda sends to CloudWatch; or the end of a file. */
  static PrintStream open(String file) {
    try {
      return file.isEmpty()
          ? System.out
          : new PrintStream(new FileOutputStream(file, true), true, StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "SLUICE_LOG_FILE is '%s', which cannot be written to".formatted(file), unwritable);
    }
  }
}
