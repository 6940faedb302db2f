package dev.sluice.jobs.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real data beside the checkout; without it, its tests are skipped, but never in CI. */
public final class SharedData {

  private SharedData() {}

  public static Path directory(String name) {
    Path directory = Path.of(System.getProperty("sluice.shared"), "data", name);
    boolean present = Files.isDirectory(directory);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(present).as("real data at %s", directory).isTrue();
    }
    assumeTrue(present, "No real data at " + directory + "; set -Dsluice.shared to where it is.");
    return directory;
  }
}
