package dev.sluice.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends what the libraries log to a file, so that a terminal shows the command's own lines only.
 */
final class Logs {
  private Logs() {}

  /** Must come before the first logger is made. */
  static void into(Path data) throws IOException {
    Path file = Files.createDirectories(data.resolve("logs")).resolve("cloud.log");
    System.setProperty("org.slf4j.simpleLogger.logFile", file.toString());
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
  }
}
