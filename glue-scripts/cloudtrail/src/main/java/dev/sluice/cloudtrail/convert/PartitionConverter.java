package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.RejectSink;
import java.io.IOException;
import java.util.List;

/**
 * Converts the log files of one output partition to Parquet, sorted by event time, each event once.
 * The rows do not depend on the number of threads. One call at a time.
 */
public final class PartitionConverter {
  private final ConversionSettings settings;
  private final Cores cores;

  /** A converter with as many cores of its own as it may have threads. */
  public PartitionConverter(ConversionSettings settings) {
    this(settings, new Cores(settings.threads()));
  }

  /** A converter that shares its cores with others. */
  public PartitionConverter(ConversionSettings settings, Cores cores) {
    this.settings = settings;
    this.cores = cores;
  }

  /**
   * Reads every input and writes the partition's files; throws only when an input, an output or the
   * sink fails.
   */
  public ConversionReport convert(
      List<ConversionInput> inputs, ConversionTarget target, RejectSink rejected)
      throws IOException {
    try (Workers workers = new Workers(settings.threads(), cores);
        BatchStore store = new BatchStore(settings)) {
      FileReading reading = new FileReading(inputs, store, rejected, workers);
      workers.run(reading);
      List<StoredBatch> batches = store.batches();
      Duplicates duplicates = new Duplicates(batches);
      RowGroups groups = new RowGroups(batches, duplicates, rowGroupBytes());
      List<WrittenFile> written =
          new RowGroupWriter(settings, workers).write(groups, batches, target);
      return new ConversionReport(reading.reports(), written, duplicates.count());
    }
  }

  /** A row group is put together in memory, so little memory makes small ones. */
  private long rowGroupBytes() {
    return Math.min(settings.rowGroupBytes(), settings.memory() / 4);
  }
}
