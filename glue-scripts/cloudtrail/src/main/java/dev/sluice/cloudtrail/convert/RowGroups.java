package dev.sluice.cloudtrail.convert;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges batches by time, leaves duplicates out, and cuts the result into row groups. */
final class RowGroups {
  private final List<StoredBatch> batches;
  private final Duplicates duplicates;
  private final long targetBytes;
  private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();
  private final int[] next;

  private static final class Cursor implements Comparable<Cursor> {
    final int batch;
    final BatchKeys keys;
    int row;

    Cursor(int batch, BatchKeys keys) {
      this.batch = batch;
      this.keys = keys;
    }

    @Override
    public int compareTo(Cursor other) {
      int byTime = Long.compare(keys.time(row), other.keys.time(other.row));
      return byTime != 0 ? byTime : Long.compare(keys.origin(row), other.keys.origin(other.row));
    }
  }

  RowGroups(List<StoredBatch> batches, Duplicates duplicates, long targetBytes) {
    this.batches = batches;
    this.duplicates = duplicates;
    this.targetBytes = targetBytes;
    next = new int[batches.size()];
    for (int i = 0; i < batches.size(); i++) {
      if (batches.get(i).rows() > 0) {
        cursors.add(new Cursor(i, batches.get(i).keys()));
      }
    }
  }

  /** The next row group, or null when all records were given out. */
  @Nullable RowGroup next() {
    int[] from = next.clone();
    int[] inBatch = new int[1024];
    int[] rows = new int[1024];
    int count = 0;
    long bytes = 0;
    while (bytes < targetBytes && !cursors.isEmpty()) {
      Cursor cursor = cursors.remove();
      Cursor rival = cursors.peek();
      do {
        int row = cursor.row;
        if (!duplicates.contains(cursor.batch, row)) {
          if (count == rows.length) {
            inBatch = Arrays.copyOf(inBatch, count * 2);
            rows = Arrays.copyOf(rows, count * 2);
          }
          inBatch[count] = cursor.batch;
          rows[count++] = row;
          bytes += cursor.keys.size(row);
        }
        cursor.row++;
      } while (cursor.row < cursor.keys.rows()
          && bytes < targetBytes
          && (rival == null || cursor.compareTo(rival) < 0));
      next[cursor.batch] = cursor.row;
      if (cursor.row < cursor.keys.rows()) {
        cursors.add(cursor);
      }
    }
    return count == 0 ? null : new RowGroup(inBatch, rows, count, from, next.clone());
  }

  /** The slices of a leaf that a row group takes its values from, by batch. */
  ColumnSlice[] slices(Leaf leaf, RowGroup group) throws java.io.IOException {
    ColumnSlice[] slices = new ColumnSlice[batches.size()];
    for (int i = 0; i < slices.length; i++) {
      slices[i] = batches.get(i).slice(leaf, group.from()[i], group.to()[i]);
    }
    return slices;
  }
}
