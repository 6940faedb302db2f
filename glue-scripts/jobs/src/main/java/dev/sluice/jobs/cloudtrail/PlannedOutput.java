package dev.sluice.jobs.cloudtrail;

import dev.sluice.jobs.source.LogFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files that make up one output partition, and the fresh directory that it is written to. */
record PlannedOutput(OutputPartition output, String directory, List<LogFile> files)
    implements Serializable {

  PlannedOutput {
    files = Collections.unmodifiableList(new ArrayList<>(files));
  }
}
