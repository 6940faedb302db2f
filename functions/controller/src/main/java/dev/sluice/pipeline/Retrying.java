package dev.sluice.pipeline;

import java.time.Duration;

/** How often a failed partition is tried, and how long it waits in between. */
public record Retrying(int maxAttempts, Duration base, Duration max) {}
