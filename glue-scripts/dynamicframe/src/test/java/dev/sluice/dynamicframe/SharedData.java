package dev.sluice.dynamicframe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that is not part of the project; tests that need it are skipped where it is absent. */
public final class SharedData {
  private SharedData() {}

  /** The path of a file beneath the shared data. */
  public static String path(String name) {
    Path file = Path.of(System.getProperty("sluice.shared", "../shared"), "data", name);
    boolean there = Files.exists(file);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(
          "the shared data file " + file + " is missing, and CI must not skip tests");
    }
    assumeTrue(there, () -> "the shared data file " + file + " is not here, so this is not tested");
    return file.toString();
  }
}
