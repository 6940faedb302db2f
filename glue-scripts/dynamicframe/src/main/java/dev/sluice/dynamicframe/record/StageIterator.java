package dev.sluice.dynamicframe.record;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.transform.RecordException;
import dev.sluice.dynamicframe.transform.RecordFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs one transform over a partition; what it throws makes an error record and goes on. */
final class StageIterator implements Iterator<DynamicRecord> {
  private final Iterator<DynamicRecord> records;
  private final String name;
  private final RecordFunction function;
  private final CallSite site;
  private final int stage;
  private @Nullable DynamicRecord next;

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
  public boolean hasNext() {
    while (next == null && records.hasNext()) {
      next = apply(records.next());
    }
    return next != null;
  }

  @Override
  public DynamicRecord next() {
    DynamicRecord record = hasNext() ? next : null;
    if (record == null) {
      throw new NoSuchElementException("the partition has no more records");
    }
    next = null;
    return record;
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
