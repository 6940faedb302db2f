package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.spark.RowExpressions;
import dev.sluice.dynamicframe.transform.RecordException;
import dev.sluice.dynamicframe.transform.RecordFunction;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.Tally;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/** Filter by SQL: the records stay for which the condition is true, and null is not true. */
record SqlFilterTransform(RowExpressions condition) implements RecordTransform {
  SqlFilterTransform {
    if (condition.results().fields().get(0).type() != ScalarType.BOOLEAN) {
      throw new IllegalArgumentException(
          "a filter's condition is true or false; this one is a "
              + condition.results().fields().get(0).type());
    }
  }

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    RowExpressions.Evaluator evaluator = condition.compile(TaskContext.getPartitionId());
    return record -> apply(record, evaluator);
  }

  private static @Nullable StructNode apply(StructNode record, RowExpressions.Evaluator evaluator) {
    try {
      boolean stays =
          evaluator.of(record).value(0) instanceof ScalarNode answer && answer.value().equals(true);
      return stays ? record : null;
    } catch (RuntimeException e) {
      throw new RecordException("filter failed: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(before);
  }
}
