package dev.sluice.lambda.ledger;

import dev.sluice.lambda.ledger.DocumentStore.Listing;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ledger on a document store: one collection for each pipeline and kind of record. */
public final class DocumentLedger implements Ledger {
  private static final String GATE = "gate";

  private final DocumentStore store;

  /** A ledger on a store that the caller closes. */
  public DocumentLedger(DocumentStore store) {
    this.store = store;
  }

  @Override
  public Optional<PartitionRecord> partition(String pipeline, OutputPartition output) {
    return store.read(partitions(pipeline), output.id()).map(PartitionJson.reader(pipeline));
  }

  @Override
  public Map<OutputPartition, PartitionRecord> partitions(
      String pipeline, Collection<OutputPartition> outputs) {
    var records = new HashMap<OutputPartition, PartitionRecord>();
    store
        .readAll(partitions(pipeline), outputs.stream().map(OutputPartition::id).toList())
        .values()
        .stream()
        .map(PartitionJson.reader(pipeline))
        .forEach(record -> records.put(record.output(), record));
    return records;
  }

  @Override
  public Optional<PartitionRecord> save(PartitionRecord partition) {
    return store.write(partitions(partition.pipeline()), PartitionJson.document(partition))
        ? Optional.of(partition.withVersion(partition.version() + 1))
        : Optional.empty();
  }

  @Override
  public List<PartitionRecord> saveAll(Collection<PartitionRecord> partitions) {
    var byPipeline = new LinkedHashMap<String, List<PartitionRecord>>();
    for (PartitionRecord partition : partitions) {
      byPipeline.computeIfAbsent(partition.pipeline(), name -> new ArrayList<>()).add(partition);
    }
    var saved = new ArrayList<PartitionRecord>();
    byPipeline.forEach((pipeline, own) -> saved.addAll(saveAll(pipeline, own)));
    return saved;
  }

  private List<PartitionRecord> saveAll(String pipeline, List<PartitionRecord> partitions) {
    var stored =
        store.writeAll(
            partitions(pipeline), partitions.stream().map(PartitionJson::document).toList());
    return partitions.stream()
        .filter(partition -> stored.contains(partition.output().id()))
        .map(partition -> partition.withVersion(partition.version() + 1))
        .toList();
  }

  @Override
  public Page<PartitionRecord> openPartitions(String pipeline, @Nullable String cursor) {
    return page(
        store.list(partitions(pipeline), Listing.OPEN, cursor), PartitionJson.reader(pipeline));
  }

  @Override
  public Page<PartitionRecord> allPartitions(String pipeline, @Nullable String cursor) {
    return page(
        store.list(partitions(pipeline), Listing.ALL, cursor), PartitionJson.reader(pipeline));
  }

  @Override
  public Optional<RunRecord> run(String pipeline, String token) {
    return store.read(runs(pipeline), token).map(RunJson.reader(pipeline));
  }

  @Override
  public Optional<RunRecord> save(RunRecord run) {
    return store.write(runs(run.pipeline()), RunJson.document(run))
        ? Optional.of(run.withVersion(run.version() + 1))
        : Optional.empty();
  }

  @Override
  public Page<RunRecord> runs(String pipeline, @Nullable String cursor) {
    return page(store.list(runs(pipeline), Listing.NEWEST_FIRST, cursor), RunJson.reader(pipeline));
  }

  @Override
  public Optional<CrawlRecord> crawl(String pipeline, String crawler) {
    return store.read(crawls(pipeline), crawler).map(CrawlJson.reader(pipeline));
  }

  @Override
  public Map<String, CrawlRecord> crawls(String pipeline, Collection<String> crawlers) {
    var records = new HashMap<String, CrawlRecord>();
    store.readAll(crawls(pipeline), crawlers).values().stream()
        .map(CrawlJson.reader(pipeline))
        .forEach(record -> records.put(record.crawler(), record));
    return records;
  }

  @Override
  public Optional<CrawlRecord> save(CrawlRecord crawl) {
    return store.write(crawls(crawl.pipeline()), CrawlJson.document(crawl))
        ? Optional.of(crawl.withVersion(crawl.version() + 1))
        : Optional.empty();
  }

  @Override
  public Gate gate(String pipeline) {
    return store
        .read(gates(pipeline), GATE)
        .map(GateJson.reader(pipeline))
        .orElseGet(() -> Gate.open(pipeline));
  }

  @Override
  public Optional<Gate> save(Gate gate) {
    return store.write(gates(gate.pipeline()), GateJson.document(GATE, gate))
        ? Optional.of(gate.withVersion(gate.version() + 1))
        : Optional.empty();
  }

  @Override
  public void countIgnored(String pipeline, Map<String, Long> byReason) {
    if (!byReason.isEmpty()) {
      store.add(ignoredCounts(pipeline), byReason);
    }
  }

  @Override
  public Map<String, Long> ignored(String pipeline) {
    return store.counts(ignoredCounts(pipeline));
  }

  private static <T> Page<T> page(Page<Document> page, Function<Document, T> reader) {
    return new Page<>(page.items().stream().map(reader).toList(), page.next());
  }

  private static String partitions(String pipeline) {
    return pipeline + "#partitions";
  }

  private static String runs(String pipeline) {
    return pipeline + "#runs";
  }

  private static String crawls(String pipeline) {
    return pipeline + "#crawls";
  }

  private static String gates(String pipeline) {
    return pipeline + "#gate";
  }

  private static String ignoredCounts(String pipeline) {
    return pipeline + "#ignored";
  }
}
