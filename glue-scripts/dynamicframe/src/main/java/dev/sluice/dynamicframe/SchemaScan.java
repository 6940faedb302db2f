package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.TypeCollector;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeMerge;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Finds a schema in one pass: each partition gathers its own, the driver merges them in order. */
final class SchemaScan {
  private SchemaScan() {}

  static StructType all(RecordSource source) {
    return merge(source.records(Projection.ALL), Integer.MAX_VALUE);
  }

  /** Looks at the first records of every partition only. */
  static StructType sample(RecordSource source, int perPartition) {
    return merge(source.records(Projection.ALL), perPartition);
  }

  private static StructType merge(JavaRDD<DynamicRecord> records, int limit) {
    return records
        .mapPartitions(part -> List.of(collect(part, limit)).iterator())
        .collect()
        .stream()
        .reduce(StructType.EMPTY, TypeMerge::mergeStructs);
  }

  private static StructType collect(Iterator<DynamicRecord> records, int limit) {
    TypeCollector collector = new TypeCollector();
    for (int i = 0; i < limit && records.hasNext(); ) {
      DynamicRecord record = records.next();
      if (!record.isError()) {
        collector.add(record.getRoot());
        i++;
      }
    }
    return collector.structType();
  }
}
