package dev.sluice.local.simulate;

import dev.sluice.control.Catalog;
import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Done;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Page;
import dev.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Data Catalog: raw partitions that were registered, and curated ones that runs flip. */
final class SimCatalog implements Catalog {
  /**
   * A curated partition: where it points, and the keys of the objects whose rows lie there.
   *
   * @param generation of the run that wrote it
   */
  record Curated(long generation, String location, Set<String> keys) {}

  private final Map<TableName, Set<List<String>>> raw = new HashMap<>();
  private final Map<OutputPartition, Curated> curated = new TreeMap<>();
  private final Network network;
  private final Faults faults;
  private final Rules rules;

  SimCatalog(Network network, Faults faults, Rules rules) {
    this.rules = rules;
    this.network = network;
    this.faults = faults;
  }

  Set<List<String>> registered(TableName table) {
    return raw.computeIfAbsent(table, name -> new HashSet<>());
  }

  @Nullable Curated curated(OutputPartition output) {
    return curated.get(output);
  }

  boolean pointsTo(String location) {
    return curated.values().stream().anyMatch(entry -> entry.location().equals(location));
  }

  /** A run's flip: never back to a lower generation. */
  boolean flip(OutputPartition output, Curated next) {
    var current = curated.get(output);
    if (current != null && current.generation() > next.generation()) {
      return false;
    }
    curated.put(output, next);
    return true;
  }

  @Override
  public Outcome<Set<List<String>>> existing(TableName table, List<List<String>> values) {
    return network.call(
        "BatchGetPartition",
        table,
        () -> {
          Set<List<String>> found = new HashSet<>(values);
          found.retainAll(registered(table));
          return new Done<>(found);
        });
  }

  @Override
  public Outcome<List<Failure>> create(TableName table, List<Partition> partitions) {
    return network.call(
        "BatchCreatePartition",
        table,
        () -> {
          List<Failure> failures = new ArrayList<>();
          for (Partition partition : partitions) {
            if (faults.strikes(Fault.PARTITION_REFUSED, 0.02)) {
              rules.partitionRefused();
              failures.add(new Failure(partition.values(), "InternalServiceException"));
            } else {
              registered(table).add(partition.values());
            }
          }
          return new Done<>(failures);
        });
  }

  @Override
  public Outcome<Page<Partition>> partitions(TableName table, @Nullable String cursor) {
    return network.call(
        "GetPartitions",
        table,
        () -> {
          var all = new ArrayList<Partition>();
          curated.forEach(
              (output, entry) ->
                  all.add(new Partition(List.copyOf(output.values().values()), entry.location())));
          return new Done<>(Page.only(all));
        });
  }
}
