package dev.sluice.jobs.storage;

import java.io.IOException;
import org.slf4j.LoggerFactory;

/** Files that have served their purpose. */
public final class TemporaryFiles {

  private TemporaryFiles() {}

  /** Deletes a directory; where that fails it is left, for no result depends on it. */
  public static void delete(String directory) {
    try {
      Storages.of(directory).deleteAll(directory);
    } catch (IOException e) {
      LoggerFactory.getLogger(TemporaryFiles.class)
          .warn("Files stay in {}, until the bucket's lifecycle rule takes them", directory, e);
    }
  }
}
