package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.StructNode;
import org.jspecify.annotations.Nullable;

/** A transform made ready for one partition: it may remember what it saw, and serves one thread. */
@FunctionalInterface
public interface RecordFunction {

  /** The record that replaces {@code record}; nothing drops it, an exception makes it an error. */
  @Nullable StructNode apply(StructNode record);
}
