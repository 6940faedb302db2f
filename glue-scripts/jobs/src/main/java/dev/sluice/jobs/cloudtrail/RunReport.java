package dev.sluice.jobs.cloudtrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.cloudtrail.FileReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run tells the controller: every output, every file, and where each record went. */
record RunReport(
    int version,
    String pipeline,
    String token,
    String jobRunId,
    String sink,
    String readingStartedAt,
    String finishedAt,
    Counts totals,
    List<Output> outputs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FileReport> files,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> filesUri) {

  static final int VERSION = 1;

  /** Records read are written, duplicates or rejected. */
  record Counts(
      long files,
      long bytes,
      long recordsRead,
      long recordsWritten,
      long duplicates,
      long rejected) {

    static Counts of(ConvertedOutput output) {
      return new Counts(
          output.files().size(),
          output.files().stream().mapToLong(FileReport::bytes).sum(),
          output.files().stream().mapToLong(FileReport::recordsRead).sum(),
          output.recordsWritten(),
          output.duplicates(),
          output.files().stream().mapToLong(FileReport::rejected).sum());
    }

    Counts plus(Counts other) {
      return new Counts(
          files + other.files,
          bytes + other.bytes,
          recordsRead + other.recordsRead,
          recordsWritten + other.recordsWritten,
          duplicates + other.duplicates,
          rejected + other.rejected);
    }
  }

  /** One output partition; a failed one counts what it read, and shows none of it. */
  record Output(
      Map<String, String> values,
      long generation,
      String location,
      Status status,
      @Nullable String reason,
      long files,
      long bytes,
      long recordsRead,
      long recordsWritten,
      long duplicates,
      long rejected) {

    static Output of(ConvertedOutput output, @Nullable String problem) {
      Counts counts = Counts.of(output);
      return new Output(
          output.output().values(),
          output.output().generation(),
          output.directory(),
          problem == null ? Status.WRITTEN : Status.FAILED,
          problem,
          counts.files,
          counts.bytes,
          counts.recordsRead,
          counts.recordsWritten,
          counts.duplicates,
          counts.rejected);
    }
  }

  /** Whether readers see this run's work in the partition. */
  enum Status {
    WRITTEN,
    FAILED
  }
}
