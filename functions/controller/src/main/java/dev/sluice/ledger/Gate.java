package dev.sluice.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's admission: the tokens of its live runs, with the DPUs that each may use. A run
 * exists only while it stands here, so two reconcilers at once cannot exceed the limits together.
 *
 * @param version optimistic lock; 0 before it was first saved
 * @param live DPUs by token
 * @param closedUntil nothing starts before; none when open
 * @param reason why it is closed
 */
public record Gate(
    String pipeline,
    long version,
    SortedMap<String, Integer> live,
    @Nullable Instant closedUntil,
    @Nullable String reason) {
  public Gate {
    live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
  }

  /** The gate of a pipeline that never ran. */
  public static Gate open(String pipeline) {
    return new Gate(pipeline, 0, new TreeMap<>(), null, null);
  }

  /** DPUs of all live runs. */
  public int dpus() {
    return live.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** With one more live run. */
  public Gate with(String token, int dpus) {
    var more = new TreeMap<>(live);
    more.put(token, dpus);
    return new Gate(pipeline, version, more, closedUntil, reason);
  }

  /** Without a run that is over. */
  public Gate without(String token) {
    var fewer = new TreeMap<>(live);
    fewer.remove(token);
    return new Gate(pipeline, version, fewer, closedUntil, reason);
  }

  /** Closed for a while, or opened with no time. */
  public Gate closed(@Nullable Instant until, @Nullable String why) {
    return new Gate(pipeline, version, live, until, why);
  }

  /** The same with another version, as a ledger gives it out after saving. */
  public Gate withVersion(long newVersion) {
    return new Gate(pipeline, newVersion, live, closedUntil, reason);
  }
}
