package dev.sluice.local.template;

import java.util.Optional;

/** A queue to create. */
public record QueueSpec(
    String name, boolean fifo, int visibilityTimeout, int retention, Optional<String> redrive) {}
