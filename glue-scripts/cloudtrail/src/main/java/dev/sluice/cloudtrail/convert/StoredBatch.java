package dev.sluice.cloudtrail.convert;

import java.io.IOException;

/** A batch of records sorted by time, in memory or on disk. */
sealed interface StoredBatch permits RecordBatch, SpilledBatch {
  BatchKeys keys();

  /** A leaf's values for a range of rows; ranges of one leaf are asked for in order, gapless. */
  ColumnSlice slice(Leaf leaf, int from, int to) throws IOException;

  default int rows() {
    return keys().rows();
  }
}
