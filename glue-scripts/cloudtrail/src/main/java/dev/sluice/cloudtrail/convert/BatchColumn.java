package dev.sluice.cloudtrail.convert;

/** One leaf's values in a batch of records; repeated values are kept once while that pays. */
final class BatchColumn {
  private static final int TRIAL = 4096;

  private final Ids ids = new Ids();
  private final Values values = new Values(64, 8);
  private boolean distinct;

  /** Begins empty; {@code distinct} when equal values should be kept once. */
  BatchColumn(boolean distinct) {
    this.distinct = distinct;
  }

  void addNull(int level) {
    ids.add(~level);
  }

  void addBoolean(boolean value) {
    ids.add(value ? 1 : 0);
  }

  void add(byte[] bytes, int offset, int length) {
    if (!distinct) {
      ids.add(values.add(bytes, offset, length));
      return;
    }
    int last = ids.last();
    if (last >= 0 && values.is(last, bytes, offset, length)) {
      ids.add(last);
      return;
    }
    ids.add(values.find(bytes, offset, length));
    int count = values.count();
    // Looking for an equal value costs more than it saves where most values are new.
    if (count >= TRIAL && count * 2 > ids.size() && (count & (TRIAL - 1)) == 0) {
      distinct = false;
    }
  }

  void seal(int[] order) {
    values.closeTable();
    ids.reorder(order);
  }

  ColumnSlice slice() {
    return new ColumnSlice(0, ids, values, distinct);
  }

  long memory() {
    return ids.memory() + values.memory();
  }
}
