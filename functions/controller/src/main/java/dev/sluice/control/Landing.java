package dev.sluice.control;

import java.time.Instant;
import java.util.Set;

/**
 * What landed in one output partition, in one batch.
 *
 * @param rests its source partitions, in short form
 * @param first when the first object landed
 * @param last when the last one landed
 * @param backfill whether an operator's backfill brings it, not fresh data
 */
record Landing(Set<String> rests, Instant first, Instant last, boolean backfill) {
  Landing {
    rests = Set.copyOf(rests);
  }
}
