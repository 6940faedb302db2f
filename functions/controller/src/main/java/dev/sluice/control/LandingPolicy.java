package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Transitions;
import dev.sluice.pipeline.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a landing changes a partition's record. Most landings do not: a record is written
 * when its partition is new, becomes due again, or waits noticeably longer; never per object.
 */
final class LandingPolicy {
  private final String pipeline;
  private final Pace pace;

  LandingPolicy(String pipeline, Pace pace) {
    this.pipeline = pipeline;
    this.pace = pace;
  }

  String pipeline() {
    return pipeline;
  }

  /** The record to save, or none when nothing material changes. */
  Optional<PartitionRecord> apply(
      OutputPartition output, @Nullable PartitionRecord known, Landing landing) {
    if (known == null) {
      return Optional.of(
          PartitionRecord.landed(
              pipeline,
              output,
              Sources.allNew(landing.rests()),
              dirt(landing.first(), landing.last()),
              landing.backfill()));
    }
    boolean newSource = !known.sources().known().containsAll(landing.rests());
    return switch (known.status()) {
      case LANDED, CATALOGED -> whileWaiting(known, landing, newSource);
      case RUNNING -> whileRunning(known, landing, newSource);
      case DONE -> whenDone(known, landing, newSource);
      case QUARANTINED ->
          newSource ? Optional.of(dirtied(known, landing, known.dirt())) : Optional.empty();
    };
  }

  private Optional<PartitionRecord> whileWaiting(
      PartitionRecord known, Landing landing, boolean newSource) {
    Dirt dirt = dirt(known.dirt().since(), max(known.dirt().last(), landing.last()));
    // The run to come reads everything, so only its time can change: in steps, to save writes.
    boolean later = !dirt.dueAt().isBefore(known.dirt().dueAt().plus(step()));
    boolean fresh = known.backfill() && !landing.backfill();
    return newSource || later || fresh
        ? Optional.of(dirtied(known, landing, dirt))
        : Optional.empty();
  }

  private Optional<PartitionRecord> whileRunning(
      PartitionRecord known, Landing landing, boolean newSource) {
    Dirt dirt = known.dirt();
    if (!known.generations().isRaised()) {
      // Its dirt began when the run claimed it: what landed before is read by that run.
      boolean read = Transitions.wasRead(landing.last(), dirt.since());
      return read && !newSource
          ? Optional.empty()
          : Optional.of(dirtied(known, landing, dirt(landing.last(), landing.last())));
    }
    if (!newSource && !landing.last().isAfter(dirt.last())) {
      return Optional.empty();
    }
    // Too late a time only costs a run, too early a one would lose data: round up, to save writes.
    Instant last = max(dirt.last(), landing.last().plus(step()));
    return Optional.of(dirtied(known, landing, new Dirt(dirt.since(), last, dirt.dueAt())));
  }

  private Optional<PartitionRecord> whenDone(
      PartitionRecord known, Landing landing, boolean newSource) {
    var processed = known.processed();
    boolean read = processed != null && Transitions.wasRead(landing.last(), processed.readAt());
    return read && !newSource
        ? Optional.empty()
        : Optional.of(dirtied(known, landing, dirt(landing.last(), landing.last())));
  }

  private static PartitionRecord dirtied(PartitionRecord known, Landing landing, Dirt dirt) {
    boolean backfill = landing.backfill() && (known.backfill() || known.status() == Status.DONE);
    return Transitions.dirtied(known, landing.rests(), dirt, backfill);
  }

  private Dirt dirt(Instant since, Instant last) {
    Instant quiet = last.plus(pace.quietPeriod());
    Instant longest = since.plus(pace.maxWait());
    return new Dirt(since, last, quiet.isBefore(longest) ? quiet : longest);
  }

  private Duration step() {
    return pace.quietPeriod().dividedBy(2);
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
