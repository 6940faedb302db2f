package dev.sluice.plan;

import dev.sluice.ledger.Gate;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Limits;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the due partitions to run now: fresh ones as there is room, then those of a backfill,
 * which together never get more than half of the pipeline's runs and DPUs.
 */
final class Launches {
  /** The least that a Glue Spark run takes. */
  static final int LEAST_DPUS = 2;

  /** Equally urgent ones stay in the order of the listing, which is by key. */
  private static final Comparator<PartitionRecord> MOST_URGENT =
      Comparator.comparing(partition -> partition.dirt().dueAt());

  private final Pipeline pipeline;

  /** Slots and DPUs. */
  private record Room(int slots, int dpus) {
    boolean isEnough() {
      return slots > 0 && dpus >= LEAST_DPUS;
    }

    Room atMost(Room other) {
      return new Room(Math.min(slots, other.slots), Math.min(dpus, other.dpus));
    }

    Room without(int runs) {
      return new Room(slots - runs, dpus - runs * LEAST_DPUS);
    }
  }

  /** Partitions in runs of the most that their groups allow. */
  private record Chosen(List<PartitionRecord> partitions, int runs) {}

  Launches(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  List<Step> plan(Observed observed, Instant now) {
    Gate gate = observed.gate();
    Limits limits = pipeline.limits();
    var free = new Room(limits.maxRuns() - gate.live().size(), limits.maxDpus() - gate.dpus());
    if (!free.isEnough() || (gate.closedUntil() != null && now.isBefore(gate.closedUntil()))) {
      return List.of();
    }
    var steps = new ArrayList<Step>();
    Chosen fresh = choose(observed, now, false, free);
    if (fresh.runs() > 0) {
      steps.add(new Step.Launch(fresh.partitions(), free.slots(), free.dpus()));
    }
    Room left = free.without(fresh.runs()).atMost(backfillRoom(observed));
    Chosen old = left.isEnough() ? choose(observed, now, true, left) : new Chosen(List.of(), 0);
    if (old.runs() > 0) {
      steps.add(new Step.Launch(old.partitions(), left.slots(), left.dpus()));
    }
    return steps;
  }

  /** What a backfill may take still. A run counts to it while it covers only old partitions. */
  private Room backfillRoom(Observed observed) {
    Limits limits = pipeline.limits();
    Map<String, Integer> live = new HashMap<>();
    for (PartitionRecord partition : observed.open()) {
      if (partition.backfill() && partition.status() == Status.RUNNING) {
        String token = partition.requireToken();
        Optional.ofNullable(observed.gate().live().get(token))
            .ifPresent(dpus -> live.put(token, dpus));
      }
    }
    int used = live.values().stream().mapToInt(Integer::intValue).sum();
    return new Room(
        Math.max(1, limits.maxRuns() / 2) - live.size(),
        Math.max(LEAST_DPUS, limits.maxDpus() / 2) - used);
  }

  private Chosen choose(Observed observed, Instant now, boolean backfill, Room room) {
    Map<Group, List<PartitionRecord>> groups = new LinkedHashMap<>();
    observed.open().stream()
        .filter(partition -> partition.status() == Status.CATALOGED)
        .filter(partition -> partition.backfill() == backfill)
        .filter(partition -> !Planner.readyAt(partition).isAfter(now))
        .sorted(MOST_URGENT)
        .forEach(
            partition ->
                groups
                    .computeIfAbsent(Group.of(pipeline, partition), group -> new ArrayList<>())
                    .add(partition));
    List<List<PartitionRecord>> runs =
        groups.entrySet().stream()
            .flatMap(group -> chunks(group.getValue(), group.getKey().most(pipeline.limits())))
            .sorted(Comparator.comparing(chunk -> chunk.get(0), MOST_URGENT))
            .limit(room.slots())
            .toList();
    return new Chosen(runs.stream().flatMap(List::stream).toList(), runs.size());
  }

  private static Stream<List<PartitionRecord>> chunks(List<PartitionRecord> all, int size) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + size)
        .map(from -> all.subList(from, Math.min(all.size(), from + size)));
  }
}
