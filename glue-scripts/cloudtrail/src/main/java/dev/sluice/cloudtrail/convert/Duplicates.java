package dev.sluice.cloudtrail.convert;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The records whose event came before, in another file or place; the first one stays. */
final class Duplicates {
  private final BitSet[] dropped;
  private long count;

  Duplicates(List<StoredBatch> batches) {
    dropped = new BitSet[batches.size()];
    long rows = 0;
    for (int i = 0; i < dropped.length; i++) {
      dropped[i] = new BitSet();
      rows += batches.get(i).rows();
    }
    if (rows > 1 << 29) {
      throw new IllegalArgumentException(
          "An output partition of "
              + rows
              + " records is too large to find duplicates in; partition by hour");
    }
    find(batches, rows);
  }

  private void find(List<StoredBatch> batches, long rows) {
    int size = Integer.highestOneBit((int) Math.max(8, rows)) * 4;
    int[] batchOf = new int[size];
    int[] rowOf = new int[size];
    Arrays.fill(batchOf, -1);
    for (int batch = 0; batch < batches.size(); batch++) {
      StoredBatch stored = batches.get(batch);
      EventIds ids = stored.keys().eventIds();
      for (int row = 0; row < stored.rows(); row++) {
        if (!ids.has(row)) {
          continue;
        }
        int slot = ids.hash(row) & (size - 1);
        while (batchOf[slot] >= 0
            && !ids.equal(row, batches.get(batchOf[slot]).keys().eventIds(), rowOf[slot])) {
          slot = (slot + 1) & (size - 1);
        }
        int other = batchOf[slot];
        if (other >= 0) {
          count++;
          if (batches.get(other).keys().origin(rowOf[slot]) < stored.keys().origin(row)) {
            dropped[batch].set(row);
            continue;
          }
          dropped[other].set(rowOf[slot]);
        }
        batchOf[slot] = batch;
        rowOf[slot] = row;
      }
    }
  }

  boolean contains(int batch, int row) {
    return dropped[batch].get(row);
  }

  long count() {
    return count;
  }
}
