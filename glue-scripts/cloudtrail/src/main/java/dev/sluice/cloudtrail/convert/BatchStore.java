package dev.sluice.cloudtrail.convert;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sealed batches of a partition: in memory as far as it goes, the others on disk. */
final class BatchStore implements Closeable {
  private final ConversionSettings settings;
  private final List<StoredBatch> batches = new ArrayList<>();
  private final List<SpilledBatch> spilled = new ArrayList<>();
  private long held;

  BatchStore(ConversionSettings settings) {
    this.settings = settings;
  }

  /** How large a batch may grow: all that are being filled take half of the memory at most. */
  long batchMemory() {
    return Math.min(64L << 20, settings.memory() / (2L * settings.threads()));
  }

  void add(RecordBatch batch) throws IOException {
    batch.seal();
    long memory = batch.memory();
    if (reserve(memory)) {
      keep(batch);
      return;
    }
    SpilledBatch onDisk = new SpilledBatch(batch, settings.spillDirectory());
    synchronized (this) {
      spilled.add(onDisk);
      batches.add(onDisk);
    }
  }

  private synchronized boolean reserve(long memory) {
    if (held + memory > settings.memory() / 2) {
      return false;
    }
    held += memory;
    return true;
  }

  private synchronized void keep(RecordBatch batch) {
    batches.add(batch);
  }

  /** Every batch; called when the last one was added. */
  synchronized List<StoredBatch> batches() {
    return List.copyOf(batches);
  }

  synchronized int spilled() {
    return spilled.size();
  }

  @Override
  public synchronized void close() throws IOException {
    for (SpilledBatch batch : spilled) {
      batch.close();
    }
  }
}
