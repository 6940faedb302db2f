package dev.sluice.cloudtrail.convert;

import java.util.Arrays;

/**
 * What sorting and finding duplicates need to know of each record; stays in memory, 45 bytes a
 * record.
 */
final class BatchKeys {
  private final EventIds eventIds = new EventIds();
  private long[] times = new long[1024];
  private long[] origins = new long[1024];
  private int[] sizes = new int[1024];
  private int rows;

  void add(long time, int file, int record, int size) {
    if (rows == times.length) {
      times = Arrays.copyOf(times, rows * 2);
      origins = Arrays.copyOf(origins, rows * 2);
      sizes = Arrays.copyOf(sizes, rows * 2);
    }
    times[rows] = time;
    origins[rows] = ((long) file << 32) | record;
    sizes[rows] = size;
    rows++;
  }

  /** Sorts by time, and answers the order that the columns must take too. */
  int[] sort() {
    int[] order = TimeOrder.of(times, rows);
    eventIds.reorder(order);
    times = TimeOrder.apply(order, times);
    origins = TimeOrder.apply(order, origins);
    int[] ordered = new int[rows];
    Arrays.setAll(ordered, i -> sizes[order[i]]);
    sizes = ordered;
    return order;
  }

  int rows() {
    return rows;
  }

  EventIds eventIds() {
    return eventIds;
  }

  long time(int row) {
    return times[row];
  }

  /** The record's file and its place in it: of two equal in time, the lower comes first. */
  long origin(int row) {
    return origins[row];
  }

  /** Bytes of the record's values. */
  int size(int row) {
    return sizes[row];
  }

  long memory() {
    return 45L * times.length;
  }
}
