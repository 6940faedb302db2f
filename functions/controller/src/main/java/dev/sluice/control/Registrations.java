package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Transitions;
import dev.sluice.pipeline.TableName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What both ways of registration record in the ledger. */
final class Registrations {
  private final Tools tools;
  private final World world;

  Registrations(Tools tools) {
    this.tools = tools;
    this.world = tools.world();
  }

  /** Marks sources that are in the catalog; answers whether there were any. */
  boolean found(SourceList sources, Collection<List<String>> values) {
    var found = sources.among(values);
    Instant now = world.clock().instant();
    tools
        .partitions()
        .change(
            found.keySet(),
            known ->
                Optional.of(
                    Transitions.cataloged(
                        known, found.getOrDefault(known.output(), Set.of()), now)));
    return !found.isEmpty();
  }

  /** One registration of this partition failed; a RUNNING one tries again when it is over. */
  void failed(OutputPartition output, String reason) {
    tools
        .partitions()
        .change(
            List.of(output),
            known ->
                known.status() == Status.LANDED
                    ? Optional.of(tools.partitions().afterRegistration(known, reason))
                    : Optional.empty());
  }

  /** Something that registration needs is missing or forbidden: tell people, and wait. */
  void missing(CrawlRecord crawl, String subject, String reason) {
    int failed = crawl.failed() + 1;
    Instant next = world.clock().instant().plus(tools.retry().delay(failed, crawl.crawler()));
    world.ledger().save(crawl.ended(failed, next, reason));
    tools.alarm(
        Signals.Alarm.MISSING_RESOURCE,
        subject,
        "%s cannot be used: %s. Create it, or grant access; it is tried again at %s"
            .formatted(subject, reason, next));
  }

  /** Which of these sources the catalog has; none when that cannot be told now. */
  Optional<Set<List<String>>> existing(CrawlRecord crawl, TableName table, SourceList sources) {
    var answer = world.catalog().existing(table, sources.values());
    if (answer instanceof Outcome.Rejected<Set<List<String>>> rejected) {
      missing(crawl, "Table " + table, rejected.reason());
    }
    return answer instanceof Outcome.Done<Set<List<String>>> done
        ? Optional.of(done.value())
        : Optional.empty();
  }
}
