package dev.sluice.control;

import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.layout.SourcePartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what events missed: lists the recent days in S3, and has every live run looked after. */
public final class Sweeper {
  private static final int AT_ONCE = 500;

  private final Pipeline pipeline;
  private final World world;
  private final Intake intake;
  private final Listing listing;
  private final OrphanSweeper orphans;

  /** Sweeps one pipeline. */
  public Sweeper(Pipeline pipeline, World world) {
    this.pipeline = pipeline;
    this.world = world;
    this.intake = new Intake(List.of(pipeline), world.ledger(), world.wakes(), world.clock());
    this.listing = new Listing(pipeline, world.lister());
    this.orphans = new OrphanSweeper(pipeline, world);
  }

  /** One sweep; false when S3 or Glue did not answer, so that it is to be repeated. */
  public boolean sweep() {
    // The pass polls Glue for every live run and crawl, whether or not anything is found here.
    world.wakes().wake(pipeline.name(), "sweep");
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    var recent = new DayRange(today.minusDays(pipeline.pace().sweepDays()), today.plusDays(1));
    var sources = new ArrayList<SourcePartition>();
    boolean whole =
        new SourceWalk(pipeline.raw().bucket(), pipeline.raw().layout(), world.lister(), recent)
            .visit(sources::add);
    // From anywhere on: what a sweep that is cut short leaves out is not always the same.
    Collections.rotate(sources, world.random().nextInt(sources.size() + 1));
    for (List<SourcePartition> some : SourceList.chunks(sources, AT_ONCE)) {
      var known = ledgerOf(some);
      for (SourcePartition source : some) {
        whole &= isWaiting(source, known) || check(source);
      }
    }
    whole = whole && orphans.sweep();
    world.signals().count(pipeline.name(), whole ? "SweepsDone" : "SweepsCutShort", 1);
    return whole;
  }

  private boolean check(SourcePartition source) {
    var arrivals = listing.of(source);
    return arrivals.isPresent() && intake.take(arrivals.get()).isEmpty();
  }

  private Map<OutputPartition, PartitionRecord> ledgerOf(List<SourcePartition> sources) {
    var outputs = new HashSet<OutputPartition>();
    sources.forEach(source -> outputOf(source).ifPresent(outputs::add));
    return world.ledger().partitions(pipeline.name(), outputs);
  }

  /** Its output partition; none while its hour stands in the file names. */
  private Optional<OutputPartition> outputOf(SourcePartition source) {
    return pipeline.outputOf(new LogKey(source, ""));
  }

  /** Whether a run is to come that will read whatever is in this source. */
  private boolean isWaiting(SourcePartition source, Map<OutputPartition, PartitionRecord> known) {
    return outputOf(source)
        .flatMap(output -> Optional.ofNullable(known.get(output)))
        .filter(partition -> partition.status() != Status.DONE)
        .filter(partition -> partition.sources().known().contains(pipeline.restOf(source)))
        .isPresent();
  }
}
