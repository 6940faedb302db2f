package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes note of objects that landed: one decision, and at most one write, per output partition of a
 * batch. Safe to repeat.
 */
public final class Intake {
  private static final int TRIES = 5;

  private final Ledger ledger;
  private final Wakes wakes;
  private final InstantSource clock;
  private final Classifier classifier;
  private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();

  /** Takes in objects for these pipelines. */
  public Intake(List<Pipeline> pipelines, Ledger ledger, Wakes wakes, InstantSource clock) {
    this.ledger = ledger;
    this.wakes = wakes;
    this.clock = clock;
    this.classifier = new Classifier(pipelines);
    pipelines.forEach(pipeline -> this.pipelines.put(pipeline.name(), pipeline));
  }

  /** Takes in fresh objects; answers the ids of those that must be delivered again. */
  public Set<String> take(List<Arrival> arrivals) {
    return take(arrivals, false);
  }

  /** As {@link #take(List)}, for objects that only a backfill brings: they yield to fresh ones. */
  public Set<String> takeForBackfill(List<Arrival> arrivals) {
    return take(arrivals, true);
  }

  private Set<String> take(List<Arrival> arrivals, boolean backfill) {
    var batches = new TreeMap<String, Batch>();
    var ignored = new TreeMap<String, Map<String, Long>>();
    Instant now = clock.instant();
    for (Arrival arrival : arrivals) {
      for (Classifier.Place place : classifier.classify(arrival)) {
        if (place instanceof Classifier.Part part) {
          batches.computeIfAbsent(part.pipeline(), name -> new Batch()).add(part, arrival, now);
        } else if (place instanceof Classifier.Nowhere nowhere) {
          ignored
              .computeIfAbsent(nowhere.pipeline(), name -> new TreeMap<>())
              .merge(nowhere.reason().code(), 1L, Long::sum);
        }
      }
    }
    var again = new HashSet<String>();
    batches.forEach((name, batch) -> again.addAll(record(name, batch, backfill)));
    ignored.forEach(ledger::countIgnored);
    return again;
  }

  private Set<String> record(String name, Batch batch, boolean backfill) {
    Pipeline pipeline = pipeline(name);
    var policy = new LandingPolicy(name, pipeline.pace());
    var again = new HashSet<String>();
    boolean changed = false;
    Collection<OutputPartition> left = batch.outputs();
    for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
      // Whoever lost a race looks again: the winner may have made its landing immaterial.
      var wanted = changes(policy, batch, left, backfill);
      try {
        for (PartitionRecord saved : ledger.saveAll(wanted.values())) {
          wanted.remove(saved.output());
          changed = true;
        }
        left = wanted.keySet();
      } catch (LedgerException failed) {
        changed = true; // some may have been saved; the queue delivers the events of all again
        wanted.keySet().forEach(output -> again.addAll(batch.ids(output)));
        left = Set.of();
      }
    }
    left.forEach(output -> again.addAll(batch.ids(output)));
    if (changed) {
      wakes.wake(name, "object-created");
    }
    return again;
  }

  /** The records to save; what changes nothing material is left out. */
  private Map<OutputPartition, PartitionRecord> changes(
      LandingPolicy policy, Batch batch, Collection<OutputPartition> outputs, boolean backfill) {
    var known = ledger.partitions(policy.pipeline(), outputs);
    var changes = new LinkedHashMap<OutputPartition, PartitionRecord>();
    for (OutputPartition output : outputs) {
      policy
          .apply(output, known.get(output), batch.landing(output, backfill))
          .ifPresent(record -> changes.put(output, record));
    }
    return changes;
  }

  private Pipeline pipeline(String name) {
    var pipeline = pipelines.get(name);
    if (pipeline == null) {
      throw new IllegalArgumentException(
          "There is no pipeline '%s', only %s".formatted(name, pipelines.keySet()));
    }
    return pipeline;
  }
}
