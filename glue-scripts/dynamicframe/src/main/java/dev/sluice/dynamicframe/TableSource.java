package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.relational.Relation;
import dev.sluice.dynamicframe.relational.TablePlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** The rows of one relationalized table; error records go with the root table. */
record TableSource(RecordSource upstream, TablePlan table, boolean stableKeys)
    implements RecordSource {

  @Override
  public SparkSession session() {
    return upstream.session();
  }

  @Override
  public boolean replays() {
    return upstream.replays();
  }

  @Override
  public JavaRDD<DynamicRecord> records(Projection wanted) {
    TablePlan plan = table;
    boolean stable = stableKeys;
    // Keys that follow from the content need all of it.
    JavaRDD<DynamicRecord> records =
        upstream.records(stable ? Projection.ALL : Relation.needs(plan));
    int partitions = records.getNumPartitions();
    return records.mapPartitionsWithIndex(
        (partition, part) -> {
          Deque<DynamicRecord> errors = new ArrayDeque<>();
          Iterator<StructNode> roots = Iterators.map(good(part, errors), DynamicRecord::getRoot);
          Iterator<StructNode> rows =
              stable
                  ? Relation.stable(plan, roots)
                  : Relation.counted(plan, roots, partition, partitions);
          return withErrors(rows, plan.parent() == null ? errors : new ArrayDeque<>());
        },
        false);
  }

  private static Iterator<DynamicRecord> good(
      Iterator<DynamicRecord> records, Deque<DynamicRecord> errors) {
    return Iterators.filter(
        records,
        record -> {
          if (record.isError()) {
            errors.add(record);
          }
          return !record.isError();
        });
  }

  /** An error can show up while the rows are asked whether there is one more. */
  private static Iterator<DynamicRecord> withErrors(
      Iterator<StructNode> rows, Deque<DynamicRecord> errors) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext() || !errors.isEmpty();
      }

      @Override
      public DynamicRecord next() {
        return errors.isEmpty() ? DynamicRecord.of(rows.next()) : errors.remove();
      }
    };
  }
}
