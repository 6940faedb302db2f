package dev.sluice.local.simulate;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.MemoryLedger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ledger behind a network: writes may fail on either side, and the listing may lag. */
final class SimLedger implements Ledger {
  private static final int PAGE = 3;

  private final MemoryLedger store = new MemoryLedger(PAGE);
  private final Map<String, Page<PartitionRecord>> lastListed = new HashMap<>();
  private final Network network;
  private final Faults faults;
  private final Trace trace;

  SimLedger(Network network, Faults faults, Trace trace) {
    this.network = network;
    this.faults = faults;
    this.trace = trace;
  }

  /** What is stored, as the rules see it: at once and without faults. */
  Ledger store() {
    return store;
  }

  private <R> Optional<R> write(R record, Supplier<Optional<R>> save) {
    network.travel();
    if (faults.strikes(Fault.LEDGER_FAILED_BEFORE_WRITE, 0.004)) {
      throw new LedgerException("simulated: nothing was written");
    }
    var saved = save.get();
    trace.step(saved.isPresent() ? "saved" : "lost the race for", record);
    network.travel();
    if (faults.strikes(Fault.LEDGER_FAILED_AFTER_WRITE, 0.004)) {
      throw new LedgerException("simulated: the answer was lost");
    }
    return saved;
  }

  @Override
  public Optional<PartitionRecord> partition(String pipeline, OutputPartition output) {
    network.travel();
    return store.partition(pipeline, output);
  }

  @Override
  public Map<OutputPartition, PartitionRecord> partitions(
      String pipeline, Collection<OutputPartition> outputs) {
    network.travel();
    return store.partitions(pipeline, outputs);
  }

  @Override
  public Optional<PartitionRecord> save(PartitionRecord partition) {
    return write(partition, () -> store.save(partition));
  }

  @Override
  public Page<PartitionRecord> openPartitions(String pipeline, @Nullable String cursor) {
    network.travel();
    String name = pipeline + cursor;
    var stale = lastListed.get(name);
    if (stale != null && faults.strikes(Fault.LEDGER_LISTING_STALE, 0.1)) {
      trace.step("stale listing");
      return stale;
    }
    var page = store.openPartitions(pipeline, cursor);
    lastListed.put(name, page);
    return page;
  }

  @Override
  public Page<PartitionRecord> allPartitions(String pipeline, @Nullable String cursor) {
    network.travel();
    return store.allPartitions(pipeline, cursor);
  }

  @Override
  public Optional<RunRecord> run(String pipeline, String token) {
    network.travel();
    return store.run(pipeline, token);
  }

  @Override
  public Optional<RunRecord> save(RunRecord run) {
    return write(run, () -> store.save(run));
  }

  @Override
  public Page<RunRecord> runs(String pipeline, @Nullable String cursor) {
    network.travel();
    return store.runs(pipeline, cursor);
  }

  @Override
  public Optional<CrawlRecord> crawl(String pipeline, String crawler) {
    network.travel();
    return store.crawl(pipeline, crawler);
  }

  @Override
  public Optional<CrawlRecord> save(CrawlRecord crawl) {
    return write(crawl, () -> store.save(crawl));
  }

  @Override
  public Gate gate(String pipeline) {
    network.travel();
    return store.gate(pipeline);
  }

  @Override
  public Optional<Gate> save(Gate gate) {
    return write(gate, () -> store.save(gate));
  }

  @Override
  public void countIgnored(String pipeline, Map<String, Long> byReason) {
    network.travel();
    store.countIgnored(pipeline, byReason);
  }

  @Override
  public Map<String, Long> ignored(String pipeline) {
    return store.ignored(pipeline);
  }
}
