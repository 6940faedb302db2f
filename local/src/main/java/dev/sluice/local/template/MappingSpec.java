package dev.sluice.local.template;

/** A queue that feeds a function. */
public record MappingSpec(
    String queueArn, String function, int batchSize, int windowSeconds, boolean reportsFailures) {}
