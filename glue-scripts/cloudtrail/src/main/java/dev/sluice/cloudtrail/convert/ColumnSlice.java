package dev.sluice.cloudtrail.convert;

/**
 * One leaf's values for some rows of a batch.
 *
 * @param base the row that stands first in {@code ids}
 * @param distinct whether equal values have one number
 */
record ColumnSlice(int base, Ids ids, Values values, boolean distinct) {

  /** The value's number, or the complement of the definition level where it is null. */
  int id(int row) {
    return ids.get(row - base);
  }
}
