package dev.sluice.cloudtrail.convert;

import java.util.Arrays;

/** Finds the stable order of times, quickly where they are nearly in order. */
final class TimeOrder {
  private TimeOrder() {}

  /** Row numbers in the order of their times. */
  static int[] of(long[] times, int rows) {
    int[] order = new int[rows];
    boolean ordered = true;
    for (int i = 0; i < rows; i++) {
      order[i] = i;
      ordered &= i == 0 || times[i - 1] <= times[i];
    }
    if (!ordered) {
      mergeSort(order, new int[rows], times, 0, rows);
    }
    return order;
  }

  private static void mergeSort(int[] order, int[] spare, long[] times, int from, int to) {
    if (to - from < 16) {
      insertionSort(order, times, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(order, spare, times, from, middle);
    mergeSort(order, spare, times, middle, to);
    if (times[order[middle - 1]] <= times[order[middle]]) {
      return;
    }
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takeRight = right < to && times[order[right]] < times[spare[left]];
      order[at] = takeRight ? order[right++] : spare[left++];
    }
  }

  private static void insertionSort(int[] order, long[] times, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = order[i];
      int at = i;
      while (at > from && times[order[at - 1]] > times[row]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
  }

  static long[] apply(int[] order, long[] values) {
    long[] ordered = new long[order.length];
    Arrays.setAll(ordered, i -> values[order[i]]);
    return ordered;
  }
}
