package dev.sluice.local.demo;

import java.nio.file.Path;
import java.util.Map;

/** A file to land under a key, with the metadata that the object gets. */
record LogFile(Path path, String key, long bytes, Map<String, String> metadata) {
  LogFile {
    metadata = Map.copyOf(metadata);
  }
}
