package dev.sluice.control;

import dev.sluice.layout.SourcePartition;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings old days in: lists them, says what they would take, and records them at low priority. Safe
 * to cut short and to repeat: what was read already is not read again.
 */
public final class Backfill {
  private final Pipeline pipeline;
  private final World world;
  private final Intake intake;
  private final Listing listing;

  /** Backfills one pipeline. */
  public Backfill(Pipeline pipeline, World world) {
    this.pipeline = pipeline;
    this.world = world;
    this.intake = new Intake(List.of(pipeline), world.ledger(), world.wakes(), world.clock());
    this.listing = new Listing(pipeline, world.lister());
  }

  /**
   * Lists what the days hold, without changing anything.
   *
   * @param only values to keep by placeholder ({@code region} → some); others are all kept
   */
  public Estimate estimate(DayRange days, Map<String, Set<String>> only) {
    var outputs = new HashSet<String>();
    var tables = new HashSet<String>();
    long objects = 0;
    long bytes = 0;
    for (SourcePartition source : sources(days, only)) {
      for (Arrival arrival : list(source)) {
        objects++;
        bytes += arrival.size();
        for (var place : new Classifier(List.of(pipeline)).classify(arrival)) {
          if (place instanceof Classifier.Part part) {
            outputs.add(part.output().id());
            tables.add(pipeline.rawTable(part.output()).toString());
          }
        }
      }
    }
    return Estimate.of(pipeline.limits(), objects, bytes, outputs.size(), tables.size());
  }

  /** Records the days' objects; answers how many there were. */
  public long start(DayRange days, Map<String, Set<String>> only) {
    long objects = 0;
    for (SourcePartition source : sources(days, only)) {
      var arrivals = list(source);
      objects += arrivals.size();
      Set<String> again = intake.takeForBackfill(arrivals);
      if (!again.isEmpty()) {
        throw new BackfillException(
            "%d objects of %s could not be recorded; run the backfill again, it goes on from there"
                .formatted(again.size(), source));
      }
    }
    return objects;
  }

  private List<Arrival> list(SourcePartition source) {
    return listing
        .of(source)
        .orElseThrow(
            () ->
                new BackfillException(
                    "S3 did not list %s; run the backfill again, it goes on from there"
                        .formatted(source)));
  }

  private Set<SourcePartition> sources(DayRange days, Map<String, Set<String>> only) {
    var sources = new TreeSet<SourcePartition>();
    boolean walked =
        new SourceWalk(
                pipeline.raw().bucket(),
                pipeline.raw().layout(),
                world.lister(),
                days.and(values -> isKept(values, only)))
            .visit(sources::add);
    if (!walked) {
      throw new BackfillException(
          "S3 did not list the directories of bucket '%s'; run the backfill again"
              .formatted(pipeline.raw().bucket()));
    }
    return sources;
  }

  private static boolean isKept(Map<String, String> values, Map<String, Set<String>> only) {
    var unwanted = new ArrayList<String>();
    only.forEach(
        (name, kept) -> {
          String value = values.get(name);
          if (value != null && !kept.contains(value)) {
            unwanted.add(name);
          }
        });
    return unwanted.isEmpty();
  }
}
