package dev.sluice.ledger;

import dev.sluice.layout.OutputPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger in memory: for tests, and for the simulation. */
public final class MemoryLedger implements Ledger {
  private final int pageSize;
  private final Map<String, Versioned<String, PartitionRecord>> partitions = new HashMap<>();
  private final Map<String, Versioned<String, RunRecord>> runs = new HashMap<>();
  private final Versioned<String, CrawlRecord> crawls =
      new Versioned<>(CrawlRecord::version, CrawlRecord::withVersion);
  private final Versioned<String, Gate> gates = new Versioned<>(Gate::version, Gate::withVersion);
  private final Map<String, Map<String, Long>> ignored = new TreeMap<>();

  /** Lists so many records a page. */
  public MemoryLedger(int pageSize) {
    this.pageSize = pageSize;
  }

  private Versioned<String, PartitionRecord> partitionsOf(String pipeline) {
    return partitions.computeIfAbsent(
        pipeline, name -> new Versioned<>(PartitionRecord::version, PartitionRecord::withVersion));
  }

  private Versioned<String, RunRecord> runsOf(String pipeline) {
    return runs.computeIfAbsent(
        pipeline, name -> new Versioned<>(RunRecord::version, RunRecord::withVersion));
  }

  @Override
  public synchronized Optional<PartitionRecord> partition(String pipeline, OutputPartition output) {
    return partitionsOf(pipeline).get(output.id());
  }

  @Override
  public synchronized Map<OutputPartition, PartitionRecord> partitions(
      String pipeline, Collection<OutputPartition> outputs) {
    var found = new LinkedHashMap<OutputPartition, PartitionRecord>();
    for (OutputPartition output : outputs) {
      partitionsOf(pipeline).get(output.id()).ifPresent(record -> found.put(output, record));
    }
    return found;
  }

  @Override
  public synchronized Optional<PartitionRecord> save(PartitionRecord partition) {
    return partitionsOf(partition.pipeline()).save(partition.output().id(), partition);
  }

  @Override
  public synchronized Page<PartitionRecord> openPartitions(
      String pipeline, @Nullable String cursor) {
    return partitionPage(pipeline, cursor, partition -> partition.status().isOpen());
  }

  @Override
  public synchronized Page<PartitionRecord> allPartitions(
      String pipeline, @Nullable String cursor) {
    return partitionPage(pipeline, cursor, partition -> true);
  }

  private Page<PartitionRecord> partitionPage(
      String pipeline, @Nullable String cursor, Predicate<PartitionRecord> wanted) {
    var rest = partitionsOf(pipeline).after(cursor == null ? "" : cursor);
    return page(rest.stream().filter(wanted), partition -> partition.output().id());
  }

  @Override
  public synchronized Optional<RunRecord> run(String pipeline, String token) {
    return runsOf(pipeline).get(token);
  }

  @Override
  public synchronized Optional<RunRecord> save(RunRecord run) {
    return runsOf(run.pipeline()).save(run.token(), run);
  }

  @Override
  public synchronized Page<RunRecord> runs(String pipeline, @Nullable String cursor) {
    NavigableMap<String, RunRecord> latestFirst =
        new TreeMap<>(runsOf(pipeline).all()).descendingMap();
    var rest = cursor == null ? latestFirst : latestFirst.tailMap(cursor, false);
    return page(rest.values().stream(), RunRecord::token);
  }

  @Override
  public synchronized Optional<CrawlRecord> crawl(String pipeline, String crawler) {
    return crawls.get(pipeline + "/" + crawler);
  }

  @Override
  public synchronized Optional<CrawlRecord> save(CrawlRecord crawl) {
    return crawls.save(crawl.pipeline() + "/" + crawl.crawler(), crawl);
  }

  @Override
  public synchronized Gate gate(String pipeline) {
    return gates.get(pipeline).orElseGet(() -> Gate.open(pipeline));
  }

  @Override
  public synchronized Optional<Gate> save(Gate gate) {
    return gates.save(gate.pipeline(), gate);
  }

  @Override
  public synchronized void countIgnored(String pipeline, Map<String, Long> byReason) {
    var counts = ignored.computeIfAbsent(pipeline, name -> new TreeMap<>());
    byReason.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
  }

  @Override
  public synchronized Map<String, Long> ignored(String pipeline) {
    return Map.copyOf(ignored.getOrDefault(pipeline, Map.of()));
  }

  private <T> Page<T> page(Stream<T> rest, Function<T, String> key) {
    var items = rest.limit(pageSize).toList();
    boolean last = items.size() < pageSize;
    return new Page<>(items, last ? null : key.apply(items.get(items.size() - 1)));
  }
}
