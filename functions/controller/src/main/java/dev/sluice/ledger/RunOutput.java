package dev.sluice.ledger;

import dev.sluice.layout.OutputPartition;

/** An output partition that a run covers, and the generation it writes. */
public record RunOutput(OutputPartition partition, long generation) {}
