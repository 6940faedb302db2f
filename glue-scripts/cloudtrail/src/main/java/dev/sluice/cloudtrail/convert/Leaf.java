package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailColumn;
import dev.sluice.cloudtrail.CloudTrailRow;
import dev.sluice.cloudtrail.CloudTrailSchema;
import dev.sluice.cloudtrail.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A column that holds values, as Parquet stores it.
 *
 * @param position among the leaves, which is the order in the file
 * @param index in {@link CloudTrailRow}
 * @param structs indexes of the structs around it, outermost first
 * @param unique whether each record has its own value, so that no dictionary can pay
 * @param sought whether queries look for single values, so that a bloom filter pays
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
record Leaf(
    int position,
    int index,
    String path,
    ColumnKind kind,
    int[] structs,
    boolean unique,
    boolean sought) {

  private static final Set<String> UNIQUE = Set.of("eventID", "requestID", "sharedEventID");
  private static final Set<String> SOUGHT = Set.of("eventID", "requestID");

  static final List<Leaf> ALL = leaves();
  static final int EVENT_ID = CloudTrailSchema.column("eventID").index();
  static final int EVENT_TIME = CloudTrailSchema.column("eventTime").index();

  private static List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    for (CloudTrailColumn column : CloudTrailSchema.all()) {
      if (!column.isStruct()) {
        leaves.add(
            new Leaf(
                leaves.size(),
                column.index(),
                column.path(),
                column.kind(),
                structs(column),
                UNIQUE.contains(column.path()),
                SOUGHT.contains(column.path())));
      }
    }
    return List.copyOf(leaves);
  }

  private static int[] structs(CloudTrailColumn column) {
    int[] structs = new int[column.depth() - 1];
    int parent = column.parent();
    for (int i = structs.length - 1; i >= 0; i--) {
      structs[i] = parent;
      parent = CloudTrailSchema.all().get(parent).parent();
    }
    return structs;
  }

  /** Parquet's definition level of a value that is there. */
  int maxLevel() {
    return structs.length + 1;
  }

  /** Parquet's definition level where the value is null: how many structs around it are not. */
  int nullLevel(CloudTrailRow row) {
    int level = 0;
    while (level < structs.length && !row.isNull(structs[level])) {
      level++;
    }
    return level;
  }
}
