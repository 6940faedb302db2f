package dev.sluice.dynamicframe;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/** Frames by name, and for relationalized ones how they join. */
public final class DynamicFrameCollection {
  private final Map<String, DynamicFrame> frames;
  private final List<Relationship> relationships;

  /**
   * One table's rows stand in the arrays of another's: {@code parent.column = child.id}. The
   * child's own key is (id, index).
   */
  public record Relationship(String parent, String column, String child) {}

  DynamicFrameCollection(Map<String, DynamicFrame> frames, List<Relationship> relationships) {
    this.frames = Collections.unmodifiableMap(new LinkedHashMap<>(frames));
    this.relationships = List.copyOf(relationships);
  }

  /** These frames under their own names, in this order. */
  public static DynamicFrameCollection of(DynamicFrame... frames) {
    Map<String, DynamicFrame> named = new LinkedHashMap<>();
    Arrays.stream(frames)
        .forEach(
            frame -> {
              if (named.put(frame.getName(), frame) != null) {
                throw new IllegalArgumentException(
                    "two frames are named '%s': give each a name of its own"
                        .formatted(frame.getName()));
              }
            });
    return new DynamicFrameCollection(named, List.of());
  }

  /** The frames' names; of relationalized ones the root first, then sorted. */
  public Set<String> keys() {
    return frames.keySet();
  }

  /** The frame of this name; a frame without records when there is none, as in Glue. */
  public DynamicFrame select(String name) {
    DynamicFrame frame = frames.get(name);
    return frame == null ? DynamicFrame.emptyDynamicFrame(session()) : frame;
  }

  private SparkSession session() {
    return frames.values().stream()
        .findFirst()
        .map(f -> f.stage().source().session())
        .orElseGet(SparkSession::active);
  }

  /** All frames by name. */
  public Map<String, DynamicFrame> frames() {
    return frames;
  }

  /** How the tables join; empty unless the collection comes from relationalize. */
  public List<Relationship> relationships() {
    return relationships;
  }

  /** Every frame changed in one way. */
  public DynamicFrameCollection map(UnaryOperator<DynamicFrame> change) {
    Map<String, DynamicFrame> changed = new LinkedHashMap<>();
    frames.forEach((name, frame) -> changed.put(name, change.apply(frame)));
    return new DynamicFrameCollection(changed, relationships);
  }
}
