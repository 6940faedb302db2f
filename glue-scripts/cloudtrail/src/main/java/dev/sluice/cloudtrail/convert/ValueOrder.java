package dev.sluice.cloudtrail.convert;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The order of a dictionary's values, so that a page's bounds are found by comparing numbers. */
final class ValueOrder {
  private static final int MAX_VALUES = 1 << 14;
  private static final int MAX_BOUND = 128;

  private final Values values;
  private final int[] ranks;
  private final Integer[] order;

  private ValueOrder(Values values, Integer[] order) {
    this.values = values;
    this.order = order;
    ranks = new int[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
  }

  /**
   * Null where bounds would cost more than they tell: too many values, or bounds of great length.
   */
  static @Nullable ValueOrder of(Values values) {
    if (values.count() == 0 || values.count() > MAX_VALUES) {
      return null;
    }
    Integer[] order = new Integer[values.count()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> compare(values, a, b));
    boolean wide =
        values.length(order[0]) > MAX_BOUND || values.length(order[order.length - 1]) > MAX_BOUND;
    return wide ? null : new ValueOrder(values, order);
  }

  private static int compare(Values values, int a, int b) {
    int startA = values.start(a);
    int startB = values.start(b);
    return Arrays.compareUnsigned(
        values.bytes(),
        startA,
        startA + values.length(a),
        values.bytes(),
        startB,
        startB + values.length(b));
  }

  int rank(int value) {
    return ranks[value];
  }

  byte[] atRank(int rank) {
    int value = order[rank];
    int start = values.start(value);
    return Arrays.copyOfRange(values.bytes(), start, start + values.length(value));
  }
}
