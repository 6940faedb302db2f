package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.FileReport;
import dev.sluice.cloudtrail.RejectSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a partition's files into batches, a file to a thread at a time. */
final class FileReading implements Workers.Work {
  /** Adding up a batch's memory is not free, so it is done once in so many bytes of records. */
  private static final int MEASURE_EVERY = 1 << 18;

  /** What a record takes beside its values. */
  private static final int OVERHEAD = 1 << 10;

  private final List<ConversionInput> inputs;
  private final FileReport[] reports;
  private final BatchStore store;
  private final RejectSink rejected;
  private final Workers workers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean failed = new AtomicBoolean();

  FileReading(
      List<ConversionInput> inputs, BatchStore store, RejectSink rejected, Workers workers) {
    this.inputs = inputs;
    this.store = store;
    this.workers = workers;
    this.rejected =
        record -> {
          synchronized (rejected) {
            rejected.accept(record);
          }
        };
    reports = new FileReport[inputs.size()];
  }

  /** The files' reports, in their order; whole when all threads are done. */
  List<FileReport> reports() {
    return Arrays.asList(reports);
  }

  @Override
  public void run(int worker) throws IOException {
    boolean done = false;
    try {
      read();
      done = true;
    } finally {
      failed.compareAndSet(false, !done);
    }
  }

  /** Takes files in their order until none is left, so a batch holds them in their order too. */
  private void read() throws IOException {
    RecordBatch batch = new RecordBatch();
    for (int file = next.getAndIncrement();
        file < inputs.size() && !failed.get();
        file = next.getAndIncrement()) {
      if (next.get() < inputs.size()) {
        workers.invite(this);
      }
      try (CloudTrailReader reader = inputs.get(file).open(rejected)) {
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
