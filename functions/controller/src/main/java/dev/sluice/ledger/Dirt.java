package dev.sluice.ledger;

import java.time.Instant;

/**
 * Unprocessed objects of an output partition.
 *
 * @param since when the first of them landed
 * @param last the latest known landing; never earlier than the truth while a run is live
 * @param dueAt when the partition has been quiet or dirty for long enough
 */
public record Dirt(Instant since, Instant last, Instant dueAt) {
  /** With the latest landing no earlier than this. */
  public Dirt lastingTo(Instant landed) {
    return landed.isAfter(last) ? new Dirt(since, landed, dueAt) : this;
  }
}
