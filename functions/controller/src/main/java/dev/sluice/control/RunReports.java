package dev.sluice.control;

import java.util.Optional;

/** Reads the reports that job runs leave behind. */
public interface RunReports {
  /** The report at an S3 URI, or none when no object is there or it is not readable as one. */
  Outcome<Optional<RunReport>> read(String uri);
}
