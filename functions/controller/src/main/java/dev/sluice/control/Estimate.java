package dev.sluice.control;

import dev.sluice.pipeline.Limits;

/**
 * What a backfill would take. The hours follow from a measured rate and a run's start-up; the price
 * is Glue 6.0's in most regions.
 */
public record Estimate(
    long objects, long bytes, long partitions, long runs, double dpuHours, double dollars) {
  private static final double BYTES_PER_DPU_SECOND = 8.0 * (1 << 20);
  private static final double START_UP_SECONDS = 60;
  private static final int LEAST_DPUS = 2;
  private static final double DOLLARS_PER_DPU_HOUR = 0.308;

  static Estimate of(Limits limits, long objects, long bytes, long partitions, long tables) {
    long byCount = ceil(partitions, limits.maxPartitionsPerRun());
    long byBytes = ceil(bytes, limits.maxBytesPerRun());
    long runs = Math.max(tables, Math.max(byCount, byBytes));
    double seconds = runs * LEAST_DPUS * START_UP_SECONDS + bytes / BYTES_PER_DPU_SECOND;
    double hours = seconds / 3600;
    return new Estimate(objects, bytes, partitions, runs, hours, hours * DOLLARS_PER_DPU_HOUR);
  }

  private static long ceil(long part, long whole) {
    return (part + whole - 1) / whole;
  }
}
