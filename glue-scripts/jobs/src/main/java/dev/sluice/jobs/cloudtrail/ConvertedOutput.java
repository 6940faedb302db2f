package dev.sluice.jobs.cloudtrail;

import dev.sluice.cloudtrail.FileReport;
import dev.sluice.cloudtrail.convert.ConversionReport;
import dev.sluice.cloudtrail.convert.WrittenFile;
import dev.sluice.jobs.lake.Publication;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one output's files in a task; not yet visible to any reader. */
record ConvertedOutput(
    OutputPartition output,
    String directory,
    ArrayList<FileReport> files,
    ArrayList<WrittenFile> written,
    long duplicates,
    @Nullable String failure)
    implements Serializable {

  static ConvertedOutput of(PlannedOutput planned, ConversionReport report) {
    return new ConvertedOutput(
        planned.output(),
        planned.directory(),
        new ArrayList<>(report.files()),
        new ArrayList<>(report.written()),
        report.duplicates(),
        null);
  }

  static ConvertedOutput failed(PlannedOutput planned, String reason) {
    return new ConvertedOutput(
        planned.output(), planned.directory(), new ArrayList<>(), new ArrayList<>(), 0, reason);
  }

  long recordsWritten() {
    return written.stream().mapToLong(WrittenFile::records).sum();
  }

  Publication publication() {
    return new Publication(
        output.values(),
        output.generation(),
        directory,
        List.copyOf(written),
        recordsWritten(),
        written.stream().mapToLong(WrittenFile::bytes).sum());
  }
}
