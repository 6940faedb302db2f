package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.record.DynamicRecord;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A user's function of one record; null or an empty record is an error. */
@FunctionalInterface
public interface RecordMapper extends Serializable {

  /** The record that takes the place of {@code record}. */
  @Nullable DynamicRecord call(DynamicRecord record) throws Exception;
}
