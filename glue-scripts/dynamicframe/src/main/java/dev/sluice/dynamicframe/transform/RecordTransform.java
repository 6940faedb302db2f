package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.type.StructType;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** What a transform does to each record, and what follows for the schema. */
public interface RecordTransform extends Serializable {

  /** The name under which failures are reported. */
  String name();

  /** Makes the transform ready for a partition. */
  RecordFunction compile(Tally tally);

  /** The schema afterwards, when it follows from the schema before; else it must be scanned for. */
  default Optional<StructType> schemaAfter(StructType before) {
    return Optional.empty();
  }

  /** Whether {@link #schemaAfter} holds without looking at the schema before. */
  default Optional<StructType> fixedSchema() {
    return Optional.empty();
  }

  /** What this transform reads of its input when {@code wanted} is wanted of its output. */
  default Projection needs(Projection wanted) {
    return Projection.ALL;
  }

  /** What the slots of the tally count; none by default. */
  default List<String> tallied() {
    return List.of();
  }
}
