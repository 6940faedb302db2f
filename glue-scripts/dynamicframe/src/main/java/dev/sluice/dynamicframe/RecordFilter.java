package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.record.DynamicRecord;
import java.io.Serializable;

/** A user's question about one record. */
@FunctionalInterface
public interface RecordFilter extends Serializable {

  /** Whether the record stays. */
  boolean call(DynamicRecord record) throws Exception;
}
