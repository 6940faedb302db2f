package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.type.StructType;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A frame's schema: known, or found when somebody asks, once. */
final class FrameSchema {
  private final Supplier<StructType> scan;
  private final Supplier<Optional<StructType>> shortcut;
  private final boolean sampled;
  private @Nullable StructType known;

  private FrameSchema(
      Supplier<StructType> scan, Supplier<Optional<StructType>> shortcut, boolean sampled) {
    this.scan = scan;
    this.shortcut = shortcut;
    this.sampled = sampled;
  }

  /** Found by looking at the records. */
  static FrameSchema scanned(Supplier<StructType> scan) {
    return new FrameSchema(scan, Optional::empty, false);
  }

  /** Given, or known from where the records come. */
  static FrameSchema known(Supplier<StructType> schema) {
    return new FrameSchema(schema, () -> Optional.of(schema.get()), false);
  }

  /** Found by looking at some of the records; what it lacks must not be lost without a word. */
  static FrameSchema sampled(Supplier<StructType> sample) {
    return new FrameSchema(sample, Optional::empty, true);
  }

  /** Follows from another frame's schema. */
  FrameSchema then(Function<StructType, StructType> change) {
    return new FrameSchema(() -> change.apply(get()), () -> ifComputed().map(change), sampled);
  }

  synchronized StructType get() {
    StructType schema = known;
    if (schema == null) {
      schema = shortcut.get().orElse(null);
      schema = schema == null ? scan.get() : schema;
      known = schema;
    }
    return schema;
  }

  synchronized Optional<StructType> ifComputed() {
    return known != null ? Optional.of(known) : shortcut.get();
  }

  boolean isSampled() {
    return sampled;
  }
}
