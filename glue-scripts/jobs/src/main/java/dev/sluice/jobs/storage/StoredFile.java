package dev.sluice.jobs.storage;

import java.io.Serializable;
import java.util.Objects;

/** One file as a listing found it: where it is and how long it was. */
public record StoredFile(String uri, long bytes) implements Serializable {

  public StoredFile {
    Objects.requireNonNull(uri, "uri");
    if (bytes < 0) {
      throw new IllegalArgumentException("A file cannot have " + bytes + " bytes: " + uri);
    }
  }

  /** The last segment of the key. */
  public String name() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** Whether its name says that readers should pass it by, as writers' markers do. */
  public boolean isHidden() {
    return name().startsWith("_") || name().startsWith(".");
  }
}
