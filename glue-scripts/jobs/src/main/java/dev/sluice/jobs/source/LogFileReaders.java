package dev.sluice.jobs.source;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.Projection;
import dev.sluice.cloudtrail.RejectSink;
import dev.sluice.jobs.storage.Storages;
import java.io.IOException;

/** Opens a scan's log files record by record, for rows and for the converter alike. */
public record LogFileReaders(Projection projection) {

  public CloudTrailReader open(LogFile file, RejectSink rejected) throws IOException {
    String uri = file.file().uri();
    return new CloudTrailReader(uri, Storages.of(uri).open(file.file()), projection, rejected);
  }
}
