package dev.sluice.ledger;

import dev.sluice.layout.OutputPartition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one output partition.
 *
 * @param version optimistic lock; 0 before it was first saved
 * @param token the run that covers it, exactly while RUNNING
 * @param processed the last successful run, if any
 * @param backfill whether only a backfill wants it, so that fresh data goes first
 * @param reason why it is QUARANTINED, or what failed last
 */
public record PartitionRecord(
    String pipeline,
    OutputPartition output,
    long version,
    Status status,
    Sources sources,
    Generations generations,
    Dirt dirt,
    Attempts attempts,
    @Nullable String token,
    @Nullable Processed processed,
    boolean backfill,
    @Nullable String reason) {
  public PartitionRecord {
    if ((status == Status.RUNNING) != (token != null)) {
      throw new IllegalArgumentException(
          "%s is %s with token %s; exactly a RUNNING partition has one"
              .formatted(output, status, token));
    }
    if (status == Status.QUARANTINED && reason == null) {
      throw new IllegalArgumentException(output + " is QUARANTINED without a reason");
    }
    boolean pending = !sources.pending().isEmpty();
    boolean registered = status == Status.CATALOGED || status == Status.DONE;
    if ((status == Status.LANDED && !pending) || (registered && pending)) {
      throw new IllegalArgumentException(
          "%s is %s with sources %s pending".formatted(output, status, sources.pending()));
    }
    if (status == Status.DONE && generations.processed() != generations.current()) {
      throw new IllegalArgumentException(
          "%s is DONE with generations %s".formatted(output, generations));
    }
  }

  /** A partition whose first objects were seen. */
  public static PartitionRecord landed(
      String pipeline, OutputPartition output, Sources sources, Dirt dirt, boolean backfill) {
    return new PartitionRecord(
        pipeline,
        output,
        0,
        Status.LANDED,
        sources,
        Generations.first(),
        dirt,
        Attempts.none(),
        null,
        null,
        backfill,
        null);
  }

  /** The token of the run that covers it; fails when it is not RUNNING. */
  public String requireToken() {
    return Objects.requireNonNull(token, () -> output + " is " + status + ", so no run covers it");
  }

  /** Whether this very run covers it. */
  public boolean isCoveredBy(String runToken) {
    return runToken.equals(token);
  }

  /** A copy to change; only the ledger's own transitions use it. */
  Change change() {
    return new Change(this);
  }

  /** The same with another version, as a ledger gives it out after saving. */
  public PartitionRecord withVersion(long newVersion) {
    return new PartitionRecord(
        pipeline,
        output,
        newVersion,
        status,
        sources,
        generations,
        dirt,
        attempts,
        token,
        processed,
        backfill,
        reason);
  }

  /** What a transition sets; everything else stays. */
  static final class Change {
    private final PartitionRecord from;
    private Sources sources;
    private Generations generations;
    private Dirt dirt;
    private Attempts attempts;
    private @Nullable Processed processed;
    private boolean backfill;
    private @Nullable String reason;

    private Change(PartitionRecord from) {
      this.from = from;
      this.sources = from.sources;
      this.generations = from.generations;
      this.dirt = from.dirt;
      this.attempts = from.attempts;
      this.processed = from.processed;
      this.backfill = from.backfill;
      this.reason = from.reason;
    }

    Change sources(Sources value) {
      sources = value;
      return this;
    }

    Change generations(Generations value) {
      generations = value;
      return this;
    }

    Change dirt(Dirt value) {
      dirt = value;
      return this;
    }

    Change attempts(Attempts value) {
      attempts = value;
      return this;
    }

    Change processed(Processed value) {
      processed = value;
      return this;
    }

    Change backfill(boolean value) {
      backfill = value;
      return this;
    }

    Change reason(@Nullable String value) {
      reason = value;
      return this;
    }

    /** LANDED or CATALOGED, as the sources are. */
    PartitionRecord waiting() {
      return as(sources.pending().isEmpty() ? Status.CATALOGED : Status.LANDED, null);
    }

    PartitionRecord as(Status status, @Nullable String token) {
      return new PartitionRecord(
          from.pipeline,
          from.output,
          from.version,
          status,
          sources,
          generations,
          dirt,
          attempts,
          token,
          processed,
          backfill,
          reason);
    }
  }
}
