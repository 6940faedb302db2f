package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.spark.RowExpressions;
import dev.sluice.dynamicframe.transform.RecordException;
import dev.sluice.dynamicframe.transform.RecordFunction;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.Tally;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;

/** Map by SQL: each field gets the value of an expression over the record as it was. */
record SqlMapTransform(List<FieldPath> fields, RowExpressions expressions)
    implements RecordTransform {
  SqlMapTransform {
    fields = List.copyOf(fields);
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    RowExpressions.Evaluator evaluator = expressions.compile(TaskContext.getPartitionId());
    return record -> apply(record, evaluator);
  }

  private StructNode apply(StructNode record, RowExpressions.Evaluator evaluator) {
    StructNode values;
    try {
      values = evaluator.of(record);
    } catch (RuntimeException e) {
      throw new RecordException("map failed: " + e.getMessage(), e);
    }
    DynamicRecord result = DynamicRecord.of(record);
    for (int i = 0; i < fields.size(); i++) {
      DynamicNode value = values.value(i);
      result = result.addField(fields.get(i).toString(), value);
    }
    return result.getRoot();
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    StructType after = before;
    for (int i = 0; i < fields.size(); i++) {
      DynamicType type = expressions.results().fields().get(i).type();
      after = put(after, fields.get(i).names(), type);
    }
    return Optional.of(after);
  }

  private static StructType put(StructType struct, List<String> path, DynamicType type) {
    String name = path.get(0);
    DynamicType value = type;
    if (path.size() > 1) {
      StructType inner =
          struct.field(name).orElse(StructType.EMPTY) instanceof StructType s
              ? s
              : StructType.EMPTY;
      value = put(inner, path.subList(1, path.size()), type);
    }
    List<Field> fields = new ArrayList<>(struct.fields());
    int place = struct.names().indexOf(name);
    if (place < 0) {
      fields.add(new Field(name, value));
    } else {
      fields.set(place, new Field(name, value));
    }
    return new StructType(fields);
  }
}
