package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.FileReport;
import java.util.List;

/** What became of an output partition: every record read was written, a duplicate or rejected. */
public record ConversionReport(List<FileReport> files, List<WrittenFile> written, long duplicates) {

  public ConversionReport {
    files = List.copyOf(files);
    written = List.copyOf(written);
    long read = files.stream().mapToLong(FileReport::recordsRead).sum();
    long rejected = files.stream().mapToLong(FileReport::rejected).sum();
    long kept = written.stream().mapToLong(WrittenFile::records).sum();
    if (read != kept + duplicates + rejected) {
      throw new IllegalStateException(
          "Records were lost: read "
              + read
              + ", written "
              + kept
              + ", duplicates "
              + duplicates
              + ", rejected "
              + rejected);
    }
  }

  public long bytes() {
    return files.stream().mapToLong(FileReport::bytes).sum();
  }

  public long recordsRead() {
    return files.stream().mapToLong(FileReport::recordsRead).sum();
  }

  public long rejected() {
    return files.stream().mapToLong(FileReport::rejected).sum();
  }

  public long recordsWritten() {
    return written.stream().mapToLong(WrittenFile::records).sum();
  }

  public long bytesWritten() {
    return written.stream().mapToLong(WrittenFile::bytes).sum();
  }
}
