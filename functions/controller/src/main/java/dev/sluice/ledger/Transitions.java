package dev.sluice.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps in an output partition's life; each answers the record to save. */
public final class Transitions {
  /**
   * How far the clocks of S3, Glue and the functions may be apart, with the second to which event
   * times are cut. Only an object that landed longer before a run began reading was surely read.
   */
  public static final Duration CLOCK_MARGIN = Duration.ofSeconds(5);

  private Transitions() {}

  /**
   * Whether an object that landed then was surely read by a run that began reading at {@code
   * readAt}.
   */
  public static boolean wasRead(Instant landedAt, Instant readAt) {
    return landedAt.plus(CLOCK_MARGIN).isBefore(readAt);
  }

  /** More objects to process: a waiting or finished partition waits for a run (again). */
  public static PartitionRecord dirtied(
      PartitionRecord partition, Set<String> rests, Dirt dirt, boolean backfill) {
    Sources sources = partition.sources().plus(rests);
    var change = partition.change().sources(sources).dirt(dirt).backfill(backfill);
    return switch (partition.status()) {
      case LANDED, CATALOGED -> change.waiting();
      case DONE -> change.generations(partition.generations().raised()).waiting();
      case RUNNING ->
          change
              .generations(partition.generations().raised())
              .as(Status.RUNNING, partition.token());
      case QUARANTINED -> change.as(Status.QUARANTINED, null);
    };
  }

  /** These sources are in the catalog now. */
  public static PartitionRecord cataloged(
      PartitionRecord partition, Set<String> rests, Instant now) {
    var change = partition.change().sources(partition.sources().cataloged(rests));
    return switch (partition.status()) {
      case LANDED, CATALOGED -> change.waiting();
      // A live run that asked the catalog before this did not read them, whenever they landed.
      case RUNNING ->
          change.dirt(partition.dirt().lastingTo(now)).as(Status.RUNNING, partition.token());
      case DONE, QUARANTINED -> change.as(partition.status(), null);
    };
  }

  /** A run takes it, on a generation of its own; from now on dirt is what lands after this. */
  public static PartitionRecord claimed(PartitionRecord partition, String token, Instant now) {
    return partition
        .change()
        .generations(partition.generations().starting())
        .dirt(new Dirt(now, now, now))
        .as(Status.RUNNING, token);
  }

  /** Its run never started, or came to nothing that is the partition's fault. */
  public static PartitionRecord released(
      PartitionRecord partition, @Nullable Instant notBefore, String reason) {
    Attempts attempts = partition.attempts();
    return partition
        .change()
        .attempts(new Attempts(attempts.failed(), notBefore, attempts.cohort()))
        .reason(reason)
        .waiting();
  }

  /** An attempt failed; it waits for the next. */
  public static PartitionRecord failed(
      PartitionRecord partition, Attempts attempts, String reason) {
    return partition.change().attempts(attempts).reason(reason).waiting();
  }

  /** The last attempt failed. */
  public static PartitionRecord quarantined(PartitionRecord partition, String reason) {
    Attempts attempts = partition.attempts();
    return partition
        .change()
        .attempts(new Attempts(attempts.failed() + 1, null, attempts.cohort()))
        .reason(reason)
        .as(Status.QUARANTINED, null);
  }

  /** Its run succeeded; it is DONE unless something landed that the run may not have read. */
  public static PartitionRecord processed(PartitionRecord partition, Processed processed) {
    Generations generations = partition.generations();
    var change = partition.change().attempts(Attempts.none()).processed(processed).reason(null);
    boolean allRead =
        partition.sources().pending().isEmpty()
            && (!generations.isRaised() || wasRead(partition.dirt().last(), processed.readAt()));
    return allRead
        ? change.generations(generations.processedAll()).backfill(false).as(Status.DONE, null)
        : change.generations(generations.processedStarted()).waiting();
  }

  /** An operator wants a QUARANTINED partition tried again. */
  public static PartitionRecord retried(PartitionRecord partition, Instant now) {
    if (partition.status() != Status.QUARANTINED) {
      throw new IllegalArgumentException(
          "%s is %s; only QUARANTINED partitions can be retried"
              .formatted(partition.output(), partition.status()));
    }
    return partition
        .change()
        .attempts(new Attempts(0, null, 1))
        .dirt(new Dirt(now, now, now))
        .waiting();
  }
}
