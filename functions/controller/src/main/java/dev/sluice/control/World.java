package dev.sluice.control;

import dev.sluice.ledger.Ledger;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Everything outside that the controller reads and changes. */
public record World(
    Ledger ledger,
    Crawlers crawlers,
    JobRuns jobRuns,
    Catalog catalog,
    ObjectLister lister,
    ObjectWriter writer,
    RunReports reports,
    Wakes wakes,
    Signals signals,
    InstantSource clock,
    RandomGenerator random) {}
