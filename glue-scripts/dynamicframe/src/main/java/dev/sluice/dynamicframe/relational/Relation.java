package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.Projection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What the frame needs to know to make one table: its rows of a partition, and what to read. */
public final class Relation {
  private Relation() {}

  /** A partition's rows of a table with keys that count up. */
  public static Iterator<StructNode> counted(
      TablePlan table, Iterator<StructNode> records, int partition, int partitions) {
    return new TableRows(table, records, new CountedKeys(partition, partitions));
  }

  /** A partition's rows of a table with keys from the content; records come in content order. */
  public static Iterator<StructNode> stable(TablePlan table, Iterator<StructNode> records) {
    return new TableRows(table, records, new StableKeys());
  }

  /** What one table's pass reads: its columns, and of the arrays that are keys the length only. */
  public static Projection needs(TablePlan table) {
    List<List<String>> values = new ArrayList<>();
    List<List<String>> lengths = new ArrayList<>();
    for (TablePlan.Column column : table.columns()) {
      List<String> path = new ArrayList<>(table.path());
      path.addAll(column.access());
      if (path.isEmpty() || column.access().isEmpty() || !column.isKey()) {
        values.add(path);
      } else {
        lengths.add(path);
      }
    }
    return Projection.of(values, true).andLengths(lengths);
  }
}
