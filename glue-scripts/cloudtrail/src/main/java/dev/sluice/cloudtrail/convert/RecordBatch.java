package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailRow;

/** Records in memory, column by column. */
final class RecordBatch implements StoredBatch {
  private final Leaf[] leaves = Leaf.ALL.toArray(Leaf[]::new);
  private final BatchColumn[] columns = new BatchColumn[leaves.length];
  private final BatchKeys keys = new BatchKeys();

  RecordBatch() {
    for (Leaf leaf : leaves) {
      columns[leaf.position()] = new BatchColumn(!leaf.unique());
    }
  }

  /**
   * Adds a record and answers the bytes of its values; those of one batch come in the order of
   * their files and of their places in them.
   */
  int add(CloudTrailRow row, int file, int record) {
    int size = 0;
    for (Leaf leaf : leaves) {
      int index = leaf.index();
      BatchColumn column = columns[leaf.position()];
      if (row.isNull(index)) {
        column.addNull(leaf.nullLevel(row));
        continue;
      }
      switch (leaf.kind()) {
        case STRING, JSON -> {
          column.add(row.bytes(index), row.offset(index), row.length(index));
          size += row.length(index);
        }
        case BOOLEAN -> column.addBoolean(row.isTrue(index));
        case TIMESTAMP, STRUCT -> size += Long.BYTES;
      }
    }
    int id = Leaf.EVENT_ID;
    if (row.isNull(id)) {
      keys.eventIds().addNone();
    } else {
      keys.eventIds().add(row.bytes(id), row.offset(id), row.length(id));
    }
    keys.add(row.micros(Leaf.EVENT_TIME), file, record, size);
    return size;
  }

  /** Sorts by time; no record is added afterwards. */
  void seal() {
    int[] order = keys.sort();
    for (BatchColumn column : columns) {
      column.seal(order);
    }
  }

  @Override
  public BatchKeys keys() {
    return keys;
  }

  @Override
  public ColumnSlice slice(Leaf leaf, int from, int to) {
    return columns[leaf.position()].slice();
  }

  long memory() {
    long memory = keys.memory();
    for (BatchColumn column : columns) {
      memory += column.memory();
    }
    return memory;
  }
}
