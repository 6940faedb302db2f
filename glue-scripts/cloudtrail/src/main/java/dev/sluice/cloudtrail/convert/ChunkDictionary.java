package dev.sluice.cloudtrail.convert;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The distinct values of a column in one row group, where writing each once pays. */
final class ChunkDictionary {
  private static final int MAX_BYTES = 4 << 20;

  private final ColumnSlice[] slices;
  private final int[][] renumbered;
  private final Values values = new Values(4096, 256);
  private final int maxValues;

  private ChunkDictionary(ColumnSlice[] slices, int rows) {
    this.slices = slices;
    renumbered = new int[slices.length][];
    maxValues = rows / 2;
  }

  /**
   * Turns a batch's value numbers in {@code ids} into the dictionary's; null when it cannot pay.
   */
  static @Nullable Values build(ColumnSlice[] slices, RowGroup group, int[] ids) {
    for (ColumnSlice slice : slices) {
      if (!slice.distinct()) {
        return null;
      }
    }
    ChunkDictionary dictionary = new ChunkDictionary(slices, group.count());
    int[] numbers = new int[group.count()];
    for (int i = 0; i < numbers.length; i++) {
      int id = ids[i];
      numbers[i] = id < 0 ? id : dictionary.number(group.batches()[i], id);
      if (numbers[i] == Integer.MAX_VALUE) {
        return null;
      }
    }
    System.arraycopy(numbers, 0, ids, 0, numbers.length);
    return dictionary.values;
  }

  private int number(int batch, int id) {
    int[] numbers = renumbered[batch];
    if (numbers == null) {
      numbers = new int[slices[batch].values().count()];
      Arrays.fill(numbers, -1);
      renumbered[batch] = numbers;
    }
    if (numbers[id] < 0) {
      Values from = slices[batch].values();
      numbers[id] =
          slices.length == 1
              ? values.add(from.bytes(), from.start(id), from.length(id))
              : values.find(from.bytes(), from.start(id), from.length(id));
      if (values.count() > maxValues || values.totalLength() > MAX_BYTES) {
        return Integer.MAX_VALUE;
      }
    }
    return numbers[id];
  }
}
