package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arrivals of one pipeline, put together by output partition. */
final class Batch {
  private static final class Group {
    private final Set<String> rests = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
  }

  private final Map<OutputPartition, Group> groups = new LinkedHashMap<>();

  void add(Classifier.Part part, Arrival arrival, Instant now) {
    Group group = groups.computeIfAbsent(part.output(), output -> new Group());
    // Nothing lands in the future, whatever another clock says.
    Instant landed = arrival.landedAt().isAfter(now) ? now : arrival.landedAt();
    group.rests.add(part.rest());
    group.ids.add(arrival.id());
    group.first = landed.isBefore(group.first) ? landed : group.first;
    group.last = landed.isAfter(group.last) ? landed : group.last;
  }

  List<OutputPartition> outputs() {
    return List.copyOf(groups.keySet());
  }

  Landing landing(OutputPartition output, boolean backfill) {
    Group group = group(output);
    return new Landing(group.rests, group.first, group.last, backfill);
  }

  Set<String> ids(OutputPartition output) {
    return group(output).ids;
  }

  private Group group(OutputPartition output) {
    return groups.getOrDefault(output, new Group());
  }
}
