package dev.sluice.local.cli;

import dev.sluice.local.relational.RelationalDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where things are: the checkout, and the directories that commands use when none is named. */
final class Workspace {
  static final Path DEMO = Path.of(".sluice", "demo");
  static final Path LOCAL = Path.of(".sluice", "local");
  static final Path LOAD = Path.of(".sluice", "load");

  /** Programs of the database server, which are unpacked once. */
  static final Path POSTGRESQL = Path.of(".sluice", "postgresql");

  private static final Path LAST = Path.of(".sluice", "last");

  private Workspace() {}

  static Path checkout() {
    String root = System.getProperty("sluice.root");
    if (root == null) {
      throw new IllegalStateException(
          "the system property sluice.root is not set; start Sluice by its launcher, ./sluice");
    }
    return Path.of(root);
  }

  /** The directory, emptied. */
  static Path fresh(Path directory) throws IOException {
    if (Files.exists(directory)) {
      RelationalDemo.release(directory);
      try (Stream<Path> walk = Files.walk(directory)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  /** Remembers the directory as the one used last. */
  static Path used(Path data) throws IOException {
    Files.createDirectories(data);
    Files.createDirectories(LAST.getParent());
    Files.writeString(LAST, data.toAbsolutePath().normalize().toString());
    return data;
  }

  /** The named directory, or the one used last. */
  static Path existing(@Nullable Path named) throws IOException {
    if (named == null && !Files.exists(LAST)) {
      throw new IllegalArgumentException(
          "no embedded cloud was used here yet; run ./sluice demo first, or name one by --data");
    }
    Path data = named == null ? Path.of(Files.readString(LAST)) : named;
    if (!Files.isDirectory(data)) {
      throw new IllegalArgumentException(
          "there is no directory " + data + "; --data names the state of an embedded cloud");
    }
    return data;
  }
}
