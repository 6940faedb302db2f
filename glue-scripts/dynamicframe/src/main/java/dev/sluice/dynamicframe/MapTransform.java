package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.transform.RecordException;
import dev.sluice.dynamicframe.transform.RecordFunction;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.Tally;

/** Map: a user's function for every record. */
record MapTransform(RecordMapper mapper, String errorMessage) implements RecordTransform {

  @Override
  public String name() {
    return "map";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    return this::apply;
  }

  private StructNode apply(StructNode record) {
    DynamicRecord result;
    try {
      result = mapper.call(DynamicRecord.of(record));
    } catch (Exception e) {
      throw new RecordException(
          errorMessage.isEmpty() ? "map failed: " + e : errorMessage + ": " + e, e);
    }
    if (result == null || result.getRoot().size() == 0) {
      throw new RecordException("User-specified function returned None instead of DynamicRecord");
    }
    return result.getRoot();
  }
}
