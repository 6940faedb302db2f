package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.transform.RecordException;
import dev.sluice.dynamicframe.transform.RecordFunction;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.Tally;
import dev.sluice.dynamicframe.type.StructType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Filter: a user's question about every record. */
record FilterTransform(
    RecordFilter filter, List<Class<? extends Exception>> dropOn, String errorMessage)
    implements RecordTransform {
  FilterTransform {
    dropOn = List.copyOf(dropOn);
  }

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    return this::apply;
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(before);
  }

  private @Nullable StructNode apply(StructNode record) {
    try {
      return filter.call(DynamicRecord.of(record)) ? record : null;
    } catch (Exception e) {
      if (dropOn.stream().anyMatch(type -> type.isInstance(e))) {
        return null;
      }
      throw new RecordException(
          errorMessage.isEmpty() ? "filter failed: " + e : errorMessage + ": " + e, e);
    }
  }
}
