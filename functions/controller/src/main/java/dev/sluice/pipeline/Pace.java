package dev.sluice.pipeline;

import java.time.Duration;

/** When a partition is due, and how far the sweep looks back. */
public record Pace(Duration quietPeriod, Duration maxWait, int sweepDays, Duration orphanGrace) {}
