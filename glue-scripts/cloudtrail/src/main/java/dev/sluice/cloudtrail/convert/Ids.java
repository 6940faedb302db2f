package dev.sluice.cloudtrail.convert;

import java.util.Arrays;

/**
 * Which value each row has: a value's number, or the complement of a definition level where it is
 * null. Takes no memory as long as all rows have the same.
 */
final class Ids {
  private int[] ids = new int[0];
  private int size;
  private int common;
  private boolean constant = true;

  static Ids of(int[] ids) {
    Ids result = new Ids();
    result.ids = ids;
    result.size = ids.length;
    result.constant = false;
    return result;
  }

  void add(int id) {
    if (constant) {
      if (size == 0) {
        common = id;
      }
      if (id == common) {
        size++;
        return;
      }
      ids = new int[Math.max(1024, size * 2)];
      Arrays.fill(ids, 0, size, common);
      constant = false;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
  }

  int get(int row) {
    return constant ? common : ids[row];
  }

  int size() {
    return size;
  }

  int last() {
    return size == 0 ? -1 : get(size - 1);
  }

  void reorder(int[] order) {
    if (!constant) {
      int[] ordered = new int[size];
      for (int i = 0; i < size; i++) {
        ordered[i] = ids[order[i]];
      }
      ids = ordered;
    }
  }

  long memory() {
    return (long) ids.length * Integer.BYTES;
  }
}
