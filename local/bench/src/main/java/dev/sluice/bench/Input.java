package dev.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log files, in the layout of one account: what every side reads.
 *
 * @param keys the table's partition columns, in order, each with the regular expression that takes
 *     it from a file's path
 */
record Input(Path root, List<Path> files, List<Key> keys) {
  private static final String DIRECTORIES =
      "AWSLogs/([^/]+)/CloudTrail/([^/]+)/([0-9]+)/([0-9]+)/([0-9]+)/";

  /** A partition column. */
  record Key(String name, int group) {
    String pattern() {
      return DIRECTORIES;
    }
  }

  static Input under(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return new Input(
          root,
          files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList(),
          List.of(
              new Key("account", 1),
              new Key("region", 2),
              new Key("year", 3),
              new Key("month", 4),
              new Key("day", 5)));
    }
  }

  String keyNames() {
    return String.join(", ", keys.stream().map(Key::name).toList());
  }
}
