package dev.sluice.jobs.cloudtrail;

import dev.sluice.cloudtrail.convert.ConversionInput;
import dev.sluice.cloudtrail.convert.ConversionReport;
import dev.sluice.cloudtrail.convert.ConversionSettings;
import dev.sluice.cloudtrail.convert.Cores;
import dev.sluice.cloudtrail.convert.PartitionConverter;
import dev.sluice.cloudtrail.convert.TargetFile;
import dev.sluice.jobs.source.CloudTrailReaders;
import dev.sluice.jobs.source.LogFileReaders;
import dev.sluice.jobs.source.RejectedLines;
import dev.sluice.jobs.storage.Storage;
import dev.sluice.jobs.storage.Storages;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts one output partition inside a Spark task. A failure stays with its output: the others of
 * the run go on.
 *
 * @param rejected where this run's rejected records go
 * @param cores how many cores one output may have
 * @param neighbours how many outputs share a JVM's memory
 */
record OutputConverter(
    String rejected,
    int cores,
    int neighbours,
    CloudTrailReaders readers,
    HashMap<String, Integer> fieldIds)
    implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(OutputConverter.class);

  /** A store that breaks off is usually well again at the next try. */
  private static final int ATTEMPTS = 3;

  /** What a JVM's tasks share: the last ones take the cores that others have left. */
  private static final Cores CORES = new Cores(Runtime.getRuntime().availableProcessors());

  ConvertedOutput convert(PlannedOutput planned) {
    for (int attempt = 1; ; attempt++) {
      try {
        return ConvertedOutput.of(planned, attempt(planned));
      } catch (IOException | RuntimeException e) {
        LOG.warn("Attempt {} of {} at {} failed", attempt, ATTEMPTS, planned.output(), e);
        if (attempt == ATTEMPTS) {
          return ConvertedOutput.failed(
              planned, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
      }
    }
  }

  private ConversionReport attempt(PlannedOutput planned) throws IOException {
    Path spill = Files.createTempDirectory("sluice-spill");
    ConversionSettings settings =
        ConversionSettings.defaults(spill)
            .withThreads(cores)
            // Half of the heap for records in flight, shared by the tasks beside one another.
            .withMemory(Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 2 / neighbours))
            .withFieldIds(fieldIds);
    Storage target = Storages.of(planned.directory());
    LogFileReaders files = readers.files();
    List<ConversionInput> inputs =
        planned.files().stream()
            .<ConversionInput>map(file -> sink -> files.open(file, sink))
            .toList();
    try (RejectedLines rejects =
        new RejectedLines(rejected + planned.output().path() + "rejected.jsonl")) {
      return new PartitionConverter(settings, CORES)
          .convert(
              inputs,
              number -> {
                String uri = planned.directory() + "part-%05d.parquet".formatted(number);
                return new TargetFile(uri, () -> target.write(uri));
              },
              rejects);
    } finally {
      deleteSpill(spill);
    }
  }

  private static void deleteSpill(Path spill) throws IOException {
    try (var files = Files.newDirectoryStream(spill)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(spill);
  }
}
