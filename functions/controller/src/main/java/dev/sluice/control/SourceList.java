package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.layout.SourcePartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The pending source partitions of some output partitions, as the catalog names them. */
final class SourceList {
  private final Pipeline pipeline;
  private final List<PartitionRecord> partitions;
  private final Map<List<String>, Catalog.Partition> items = new LinkedHashMap<>();

  SourceList(Pipeline pipeline, List<PartitionRecord> partitions) {
    this.pipeline = pipeline;
    this.partitions = partitions;
    for (PartitionRecord partition : partitions) {
      for (String rest : partition.sources().pending()) {
        SourcePartition source = pipeline.sourceOf(partition.output(), rest);
        List<String> values = pipeline.rawValues(source);
        items.put(values, new Catalog.Partition(values, pipeline.rawLocation(source)));
      }
    }
  }

  /** Each once, though several output partitions may want it. */
  List<Catalog.Partition> items() {
    return List.copyOf(items.values());
  }

  List<List<String>> values() {
    return List.copyOf(items.keySet());
  }

  /** For each output partition the pending sources whose values are among these, if any. */
  Map<OutputPartition, Set<String>> among(Collection<List<String>> values) {
    var found = new LinkedHashMap<OutputPartition, Set<String>>();
    for (PartitionRecord partition : partitions) {
      var rests = new TreeSet<String>();
      for (String rest : partition.sources().pending()) {
        if (values.contains(pipeline.rawValues(pipeline.sourceOf(partition.output(), rest)))) {
          rests.add(rest);
        }
      }
      if (!rests.isEmpty()) {
        found.put(partition.output(), rests);
      }
    }
    return found;
  }

  /** Chunks of at most {@code size}. */
  static <T> List<List<T>> chunks(List<T> all, int size) {
    var chunks = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return chunks;
  }
}
