package dev.sluice.control;

import dev.sluice.layout.LogKey;
import dev.sluice.layout.SourcePartition;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Finds what events missed: lists the recent days in S3, and has every live run looked after. */
public final class Sweeper {
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
    var missed = new boolean[1];
    boolean walked =
        new SourceWalk(pipeline.raw().bucket(), pipeline.raw().layout(), world.lister(), recent)
            .visit(source -> missed[0] |= !check(source));
    boolean whole = walked && !missed[0] && orphans.sweep();
    world.signals().count(pipeline.name(), whole ? "SweepsDone" : "SweepsCutShort", 1);
    return whole;
  }

  private boolean check(SourcePartition source) {
    if (isWaiting(source)) {
      return true; // a run is to come, and it will read whatever is there
    }
    var arrivals = listing.of(source);
    return arrivals.isPresent() && intake.take(arrivals.get()).isEmpty();
  }

  /** Whether the ledger knows this source and will have it read without our help. */
  private boolean isWaiting(SourcePartition source) {
    var output = pipeline.outputOf(new LogKey(source, ""));
    if (output.isEmpty()) {
      return false; // its hour stands in the file names
    }
    return world
        .ledger()
        .partition(pipeline.name(), output.get())
        .filter(known -> known.status() != Status.DONE)
        .filter(known -> known.sources().known().contains(pipeline.restOf(source)))
        .isPresent();
  }
}
