package dev.sluice.ledger;

import dev.sluice.layout.OutputPartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the truth about partitions, runs, crawls and admission.
 *
 * <p>Every {@code save} is conditional: it succeeds only when the stored version is the record's
 * (0: nothing is stored), stores version + 1, and answers the record with that version; it answers
 * empty when another writer was first. Reads by key are strongly consistent; listings may lag and
 * are ordered by key. A failing store throws {@link LedgerException}; the write may or may not have
 * happened.
 */
public interface Ledger {
  Optional<PartitionRecord> partition(String pipeline, OutputPartition output);

  /** Reads many by key; absent ones are absent. */
  Map<OutputPartition, PartitionRecord> partitions(
      String pipeline, Collection<OutputPartition> outputs);

  Optional<PartitionRecord> save(PartitionRecord partition);

  /**
   * Saves many, each as {@link #save} would; answers those that were saved, as they are now. When
   * it fails, any of them may have been saved.
   */
  default List<PartitionRecord> saveAll(Collection<PartitionRecord> partitions) {
    var saved = new ArrayList<PartitionRecord>();
    partitions.forEach(partition -> save(partition).ifPresent(saved::add));
    return saved;
  }

  /** Partitions that are LANDED, CATALOGED or RUNNING. A null cursor begins. */
  Page<PartitionRecord> openPartitions(String pipeline, @Nullable String cursor);

  /** Every partition. A null cursor begins. */
  Page<PartitionRecord> allPartitions(String pipeline, @Nullable String cursor);

  Optional<RunRecord> run(String pipeline, String token);

  Optional<RunRecord> save(RunRecord run);

  /** Every run, the latest token first. A null cursor begins. */
  Page<RunRecord> runs(String pipeline, @Nullable String cursor);

  Optional<CrawlRecord> crawl(String pipeline, String crawler);

  /** Reads many by crawler; absent ones are absent. */
  default Map<String, CrawlRecord> crawls(String pipeline, Collection<String> crawlers) {
    var found = new HashMap<String, CrawlRecord>();
    crawlers.forEach(
        crawler -> crawl(pipeline, crawler).ifPresent(record -> found.put(crawler, record)));
    return found;
  }

  Optional<CrawlRecord> save(CrawlRecord crawl);

  /** The pipeline's admission; an open one with version 0 when none is stored. */
  Gate gate(String pipeline);

  Optional<Gate> save(Gate gate);

  /** Adds to the counts of ignored objects; may count twice what was delivered twice. */
  void countIgnored(String pipeline, Map<String, Long> byReason);

  Map<String, Long> ignored(String pipeline);
}
