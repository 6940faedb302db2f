package dev.sluice.lambda.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine: the running one, those the environment names, and their neighbours. */
final class Jdks {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Jdks() {}

  /** A JDK by its feature version. */
  record Jdk(int version, Path java) {}

  /** The JDKs of the wanted feature versions that can be found, in that order. */
  static List<Jdk> find(List<Integer> versions) throws IOException {
    Path running = Path.of(System.getProperty("java.home"));
    Map<Integer, Jdk> found = new LinkedHashMap<>();
    try (Stream<Path> neighbours = Files.list(running.toAbsolutePath().getParent())) {
      Stream<Path> named =
          System.getenv().entrySet().stream()
              .filter(
                  variable -> variable.getKey().matches("JAVA_?HOME.*|JDK_?\\d+.*|JAVA\\d+_HOME"))
              .map(variable -> Path.of(variable.getValue()));
      Stream.of(Stream.of(running), named, neighbours)
          .flatMap(homes -> homes)
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .forEach(home -> found.putIfAbsent(version(home), jdk(home)));
    }
    return versions.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static Jdk jdk(Path home) {
    return new Jdk(version(home), home.resolve("bin/java"));
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException noRelease) {
      return 0; // not a JDK that tells its version
    }
  }
}
