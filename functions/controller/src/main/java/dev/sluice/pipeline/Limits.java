package dev.sluice.pipeline;

import java.time.Duration;

/** How much a pipeline may run at once, and how much one run may take. */
public record Limits(
    int maxRuns, int maxDpus, int maxPartitionsPerRun, long maxBytesPerRun, Duration runTimeout) {}
