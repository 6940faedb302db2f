package dev.sluice.pipeline;

import dev.sluice.layout.LogLayout;
import dev.sluice.layout.Template;

/** Where a pipeline's logs lie, and how they get into the catalog. */
public record Raw(
    String bucket,
    LogLayout layout,
    Registration registration,
    String database,
    Template table,
    Template crawler) {}
