package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real log files that lie beside a maintainer's checkout; users of the project have none. */
public final class SharedData {
  private SharedData() {}

  /** The folder with this name, or the test is skipped; in CI it fails. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("sluice.shared", "../shared"), "data", name);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(folder).as("the shared data must be there in CI").isDirectory();
    }
    assumeTrue(Files.isDirectory(folder), () -> "needs the real data in " + folder);
    return folder;
  }

  /** Every log file under a folder. */
  public static List<Path> logFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
    }
  }
}
