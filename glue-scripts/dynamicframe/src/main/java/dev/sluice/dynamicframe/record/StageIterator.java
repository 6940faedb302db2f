package dev.sluice.dynamicframe.record;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.transform.RecordException;
import dev.sluice.dynamicframe.transform.RecordFunction;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Runs one transform over a partition; what it throws makes an error record and goes on. */
final class StageIterator extends LookAhead<DynamicRecord> {
  private final Iterator<DynamicRecord> records;
  private final String name;
  private final RecordFunction function;
  private final CallSite site;
  private final int stage;

  StageIterator(
      Iterator<DynamicRecord> records,
      String name,
      RecordFunction function,
      CallSite site,
      int stage) {
    this.records = records;
    this.name = name;
    this.function = function;
    this.site = site;
    this.stage = stage;
  }

  @Override
  protected @Nullable DynamicRecord advance() {
    while (records.hasNext()) {
      DynamicRecord record = apply(records.next());
      if (record != null) {
        return record;
      }
    }
    return null;
  }

  private @Nullable DynamicRecord apply(DynamicRecord record) {
    if (record.isError()) {
      return record;
    }
    try {
      StructNode result = function.apply(record.getRoot());
      return result == null ? null : DynamicRecord.of(result);
    } catch (RecordException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return fail(record, String.valueOf(e.getMessage()), cause);
    } catch (RuntimeException e) {
      return fail(record, name + " failed: " + e, e);
    }
  }

  private DynamicRecord fail(DynamicRecord record, String message, Throwable cause) {
    return record.setError(RecordFault.of(site, message, cause, stage));
  }
}
