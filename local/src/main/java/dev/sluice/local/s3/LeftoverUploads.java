package dev.sluice.local.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Removes what a killed cloud left of uploads that it had not answered. */
final class LeftoverUploads {
  private LeftoverUploads() {}

  static int delete(Path directory) throws IOException {
    List<Path> leftovers;
    try (Stream<Path> files = Files.walk(directory)) {
      leftovers =
          files
              .filter(Files::isRegularFile)
              .filter(file -> KeyCodec.UNFINISHED.matcher(file.toString()).matches())
              .toList();
    }
    for (Path leftover : leftovers) {
      Files.delete(leftover);
    }
    return leftovers.size();
  }
}
