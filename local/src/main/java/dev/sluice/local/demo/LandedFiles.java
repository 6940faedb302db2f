package dev.sluice.local.demo;

import java.time.Instant;

/**
 * The objects of one output partition.
 *
 * @param newest when the last of them landed, by the bucket's clock
 */
record LandedFiles(int count, Instant newest) {
  static LandedFiles one(Instant landedAt) {
    return new LandedFiles(1, landedAt);
  }

  LandedFiles plus(LandedFiles other) {
    return new LandedFiles(
        count + other.count, newest.isAfter(other.newest) ? newest : other.newest);
  }
}
