package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.FileReport;
import dev.sluice.cloudtrail.Projection;
import dev.sluice.cloudtrail.RejectSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Converts the log files of one output partition to Parquet, sorted by event time, each event once.
 * The rows do not depend on the number of threads. One call at a time.
 */
public final class PartitionConverter {
  /** Adding up a batch's memory is not free, so it is done once in so many bytes of records. */
  private static final int MEASURE_EVERY = 1 << 18;

  /** What a record takes beside its values. */
  private static final int OVERHEAD = 1 << 10;

  private final ConversionSettings settings;

  public PartitionConverter(ConversionSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads every input and writes the partition's files; throws only when an input, an output or the
   * sink fails.
   */
  public ConversionReport convert(
      List<ConversionInput> inputs, ConversionTarget target, RejectSink rejected)
      throws IOException {
    RejectSink oneAtATime =
        record -> {
          synchronized (rejected) {
            rejected.accept(record);
          }
        };
    try (Workers workers = new Workers(Math.max(1, settings.threads()));
        BatchStore store = new BatchStore(settings)) {
      FileReport[] reports = new FileReport[inputs.size()];
      AtomicInteger next = new AtomicInteger();
      AtomicBoolean failed = new AtomicBoolean();
      workers.run(
          worker -> {
            boolean done = false;
            try {
              read(inputs, reports, next, failed, store, oneAtATime);
              done = true;
            } finally {
              failed.compareAndSet(false, !done);
            }
          });
      List<StoredBatch> batches = store.batches();
      Duplicates duplicates = new Duplicates(batches);
      RowGroups groups = new RowGroups(batches, duplicates, rowGroupBytes());
      List<WrittenFile> written =
          new RowGroupWriter(settings, workers).write(groups, batches, target);
      return new ConversionReport(Arrays.asList(reports), written, duplicates.count());
    }
  }

  /** A row group is put together in memory, so little memory makes small ones. */
  private long rowGroupBytes() {
    return Math.min(settings.rowGroupBytes(), settings.memory() / 4);
  }

  /** Takes files in their order until none is left, so a batch holds them in their order too. */
  private static void read(
      List<ConversionInput> inputs,
      FileReport[] reports,
      AtomicInteger next,
      AtomicBoolean failed,
      BatchStore store,
      RejectSink rejected)
      throws IOException {
    RecordBatch batch = new RecordBatch();
    for (int file = next.getAndIncrement();
        file < inputs.size() && !failed.get();
        file = next.getAndIncrement()) {
      ConversionInput input = inputs.get(file);
      try (CloudTrailReader reader =
          new CloudTrailReader(input.uri(), input.source().open(), Projection.all(), rejected)) {
        long sinceMeasured = 0;
        while (reader.next()) {
          int size = batch.add(reader.row(), file, Math.toIntExact(reader.recordsRead()));
          sinceMeasured += OVERHEAD + size;
          if (sinceMeasured >= MEASURE_EVERY) {
            sinceMeasured = 0;
            if (batch.memory() > store.batchMemory()) {
              store.add(batch);
              batch = new RecordBatch();
            }
          }
        }
        reports[file] = reader.report();
      }
    }
    if (batch.rows() > 0) {
      store.add(batch);
    }
  }
}
