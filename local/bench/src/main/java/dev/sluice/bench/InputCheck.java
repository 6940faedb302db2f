package dev.sluice.bench;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the files that only Sluice can read past, because the peers stop at them. */
final class InputCheck {
  private InputCheck() {}

  static List<Path> unreadable(Input input) throws IOException {
    List<Path> unreadable = new ArrayList<>();
    for (Path file : input.files()) {
      try (CloudTrailReader reader =
          new CloudTrailReader(
              file.toString(),
              Files.newInputStream(file),
              Projection.of(List.of()),
              record -> {})) {
        boolean more = reader.next();
        while (more) {
          more = reader.next();
        }
        if (reader.report().rejected() > 0) {
          unreadable.add(file);
        }
      }
    }
    return unreadable;
  }
}
