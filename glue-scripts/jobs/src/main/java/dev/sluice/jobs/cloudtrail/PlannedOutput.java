package dev.sluice.jobs.cloudtrail;

import dev.sluice.jobs.storage.StoredFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The files that make up one output partition, and the fresh directory that it is written to. */
record PlannedOutput(
    OutputPartition output, String directory, ArrayList<StoredFile> files, boolean cataloged)
    implements Serializable {

  PlannedOutput(
      OutputPartition output, String directory, List<StoredFile> files, boolean cataloged) {
    this(output, directory, new ArrayList<>(files), cataloged);
  }

  long bytes() {
    return files.stream().mapToLong(StoredFile::bytes).sum();
  }
}
