package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.PathReader;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RddSource;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** What takes two frames: join, union and merge. */
final class Joining {
  private static final String CLASH = ".";

  private Joining() {}

  static DynamicFrame join(
      DynamicFrame left, DynamicFrame right, List<String> keys1, List<String> keys2) {
    if (keys1.isEmpty() || keys1.size() != keys2.size()) {
      throw new IllegalArgumentException(
          "join compares keys position by position: give both frames the same number of keys, at least one; found %s and %s"
              .formatted(keys1, keys2));
    }
    JavaRDD<DynamicRecord> joined =
        keyed(left, keys1)
            .join(keyed(right, keys2))
            .map(pair -> DynamicRecord.of(both(pair._2()._1(), pair._2()._2())));
    JavaRDD<DynamicRecord> all = joined.union(left.stage().errors()).union(right.stage().errors());
    return made(left, right, all, left.getName() + right.getName());
  }

  static DynamicFrame union(
      DynamicFrame left, DynamicFrame right, BinaryOperator<StructType> merge) {
    RecordSource first = left.stage().source();
    RecordSource second = right.stage().source();
    RddSource source =
        new RddSource(
            first.session(),
            first.records(Projection.ALL).union(second.records(Projection.ALL)),
            first.replays() && second.replays());
    Stage stage = Stage.joined(source, left.nextCall(), left.stage(), right.stage());
    FrameSchema schema = FrameSchema.scanned(() -> merge.apply(left.schema(), right.schema()));
    return new DynamicFrame(left.getName(), stage, schema, Call.DEFAULT);
  }

  /** Rows of the source give way to those of the stage with the same key; doubles stay. */
  static DynamicFrame merge(DynamicFrame source, DynamicFrame staged, List<String> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "mergeDynamicFrame needs the primary keys that tell which rows to replace");
    }
    JavaPairRDD<List<Object>, StructNode> replaced =
        keyed(source, keys).subtractByKey(keyed(staged, keys));
    JavaRDD<StructNode> keyless = source.roots(Projection.ALL).filter(r -> key(r, keys) == null);
    JavaRDD<DynamicRecord> all =
        staged
            .roots(Projection.ALL)
            .union(replaced.values())
            .union(keyless)
            .map(DynamicRecord::of)
            .union(source.stage().errors())
            .union(staged.stage().errors());
    return made(source, staged, all, source.getName());
  }

  private static DynamicFrame made(
      DynamicFrame left, DynamicFrame right, JavaRDD<DynamicRecord> records, String name) {
    RddSource source = new RddSource(left.stage().source().session(), records, false);
    Stage stage = Stage.joined(source, left.nextCall(), left.stage(), right.stage());
    return new DynamicFrame(
        name, stage, FrameSchema.scanned(() -> SchemaScan.all(source)), Call.DEFAULT);
  }

  private static JavaPairRDD<List<Object>, StructNode> keyed(
      DynamicFrame frame, List<String> keys) {
    return frame
        .records()
        .mapPartitionsToPair(
            records ->
                Iterators.filter(
                    Iterators.map(
                        records, r -> new Tuple2<>(keyOrNone(r.getRoot(), keys), r.getRoot())),
                    pair -> !pair._1().isEmpty()));
  }

  private static List<Object> keyOrNone(StructNode record, List<String> keys) {
    List<Object> key = key(record, keys);
    return key == null ? List.of() : key;
  }

  private static @Nullable List<Object> key(StructNode record, List<String> keys) {
    List<Object> values = new ArrayList<>(keys.size());
    for (String key : keys) {
      DynamicNode value = PathReader.of(FieldPath.parse(key)).get(record);
      if (value == null || value.isNull()) {
        // Null equals nothing, as in SQL.
        return null;
      }
      values.add(comparable(value));
    }
    return values;
  }

  /** Whole numbers are equal whatever type they have; an id is often int here and long there. */
  private static Object comparable(DynamicNode node) {
    if (node instanceof ScalarNode scalar && scalar.value() instanceof Number number) {
      boolean whole =
          number instanceof Integer
              || number instanceof Long
              || number instanceof Short
              || number instanceof Byte;
      boolean time = scalar.typeName().startsWith("date") || scalar.typeName().startsWith("time");
      return whole && !time ? (Object) number.longValue() : scalar;
    }
    return node instanceof ScalarNode scalar ? scalar.value() : node;
  }

  /** A field of both keeps its name on the right and gets a dot before it on the left. */
  private static StructNode both(StructNode left, StructNode right) {
    Map<String, DynamicNode> fields = new LinkedHashMap<>();
    left.fields().forEach((name, value) -> fields.put(leftName(name, left, right), value));
    right.fields().forEach(fields::put);
    return StructNode.of(fields);
  }

  /** Frames that were joined before have dots already; one more keeps every value. */
  private static String leftName(String name, StructNode left, StructNode right) {
    if (right.shape().indexOf(name) < 0) {
      return name;
    }
    String free = CLASH + name;
    while (left.shape().indexOf(free) >= 0 || right.shape().indexOf(free) >= 0) {
      free = CLASH + free;
    }
    return free;
  }
}
