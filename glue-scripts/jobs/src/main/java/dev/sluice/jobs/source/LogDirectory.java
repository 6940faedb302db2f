package dev.sluice.jobs.source;

import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;

/** The log files of one directory, and the values of the partition columns that they share. */
public record LogDirectory(InternalRow values, List<StoredFile> files) {

  public LogDirectory {
    // Hidden names are left by writers, never by a log delivery.
    files = files.stream().filter(file -> !file.isHidden()).toList();
  }

  /** Lists what lies directly in a directory. */
  public static LogDirectory at(String location, InternalRow values) throws IOException {
    return new LogDirectory(values, Storages.of(location).list(location));
  }

  Stream<LogFile> logFiles() {
    return files.stream().map(file -> new LogFile(file, values));
  }
}
