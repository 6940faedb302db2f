package dev.sluice.control;

import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.CrawlRecord.Phase;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Transitions;
import dev.sluice.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Gets partitions registered by crawlers: starts one for a whole table, and follows it. */
final class CrawlDriver {
  /** After so long without a trace of a new crawl, a start whose result is unknown had none. */
  private static final Duration START_TIME = Duration.ofMinutes(3);

  private static final Duration LONG = Duration.ofHours(24);

  private final Tools tools;
  private final World world;
  private final Registrations registrations;

  CrawlDriver(Tools tools) {
    this.tools = tools;
    this.world = tools.world();
    this.registrations = new Registrations(tools);
  }

  /** Starts a crawl, unless the catalog has everything or a crawl is under way. */
  boolean crawl(Step.Crawl step) {
    var sources = new SourceList(tools.pipeline(), step.partitions());
    var existing = registrations.existing(step.crawl(), step.table(), sources);
    if (existing.isEmpty()) {
      return false;
    }
    boolean found = registrations.found(sources, existing.get());
    if (existing.get().containsAll(sources.values())) {
      return found;
    }
    var answer = world.crawlers().get(step.crawl().crawler());
    if (answer instanceof Outcome.Done<Crawlers.View> done) {
      begin(step.crawl(), done.value());
    } else if (answer instanceof Outcome.Rejected<Crawlers.View> rejected) {
      registrations.missing(step.crawl(), "Crawler " + step.crawl().crawler(), rejected.reason());
    }
    return found;
  }

  private void begin(CrawlRecord idle, Crawlers.View view) {
    Instant now = world.clock().instant();
    Instant last = view.last() == null ? null : view.last().startedAt();
    // A crawl that runs already may have begun before our partitions landed: wait for the next.
    Phase phase = view.isReady() ? Phase.STARTING : Phase.RUNNING;
    var begun = world.ledger().save(idle.begun(phase, now, last, now.plus(START_TIME)));
    if (begun.isEmpty() || !view.isReady()) {
      return;
    }
    CrawlRecord crawl = begun.get();
    var started = world.crawlers().start(crawl.crawler());
    if (started instanceof Outcome.Done<Outcome.Nothing>) {
      tools.count("CrawlsStarted");
      world.ledger().save(crawl.running());
    } else if (started instanceof Outcome.Later<Outcome.Nothing> later) {
      Instant next = now.plus(tools.retry().delay(1, crawl.crawler()));
      world.ledger().save(crawl.ended(crawl.failed(), next, later.reason()));
    } else if (started instanceof Outcome.Rejected<Outcome.Nothing> rejected) {
      registrations.missing(crawl, "Crawler " + crawl.crawler(), rejected.reason());
    } else {
      tools.count("CrawlStartsUnknown"); // stays STARTING: a later pass looks at the crawler
    }
  }

  /** Looks how a crawl is doing; answers whether it is over. */
  boolean watch(Step.Watch step) {
    CrawlRecord crawl = step.crawl();
    var answer = world.crawlers().get(crawl.crawler());
    if (answer instanceof Outcome.Rejected<Crawlers.View> rejected) {
      registrations.missing(crawl, "Crawler " + crawl.crawler(), rejected.reason());
    }
    if (!(answer instanceof Outcome.Done<Crawlers.View> done)) {
      return false;
    }
    Instant now = world.clock().instant();
    if (!done.value().isReady()) {
      underWay(crawl, now);
      return false;
    }
    var last = done.value().last();
    if (last != null && !last.startedAt().equals(crawl.previous())) {
      return ended(step, last, now);
    }
    // No new crawl to be seen: either Glue lags, or the start never took effect.
    return !now.isBefore(crawl.lostNotBefore())
        && world.ledger().save(crawl.ended(crawl.failed(), now, "never started")).isPresent();
  }

  private void underWay(CrawlRecord crawl, Instant now) {
    if (crawl.phase() == Phase.STARTING) {
      world.ledger().save(crawl.running());
    }
    if (now.isAfter(crawl.startedAt().plus(LONG))) {
      tools.alarm(
          Signals.Alarm.WAITING_LONG,
          crawl.crawler(),
          "Crawler %s runs since %s; stop it if it hangs"
              .formatted(crawl.crawler(), crawl.startedAt()));
    }
  }

  private boolean ended(Step.Watch step, Crawlers.LastCrawl last, Instant now) {
    CrawlRecord crawl = step.crawl();
    if (!last.status().equals("SUCCEEDED")) {
      return failed(step, last, now);
    }
    var sources = new SourceList(tools.pipeline(), step.partitions());
    var existing = registrations.existing(crawl, step.table(), sources);
    if (existing.isEmpty() || world.ledger().save(crawl.ended(0, now, null)).isEmpty()) {
      return false;
    }
    registrations.found(sources, existing.get());
    String reason = "crawler %s succeeded, but did not register it".formatted(crawl.crawler());
    blame(step, existing.get(), last, reason);
    return true;
  }

  /** A crawl that began after a partition landed, and did not register it, has failed for it. */
  private void blame(
      Step.Watch step, Set<List<String>> existing, Crawlers.LastCrawl last, String reason) {
    for (PartitionRecord partition : step.partitions()) {
      var own = new SourceList(tools.pipeline(), List.of(partition));
      if (!existing.containsAll(own.values())
          && Transitions.wasRead(partition.dirt().last(), last.startedAt())) {
        registrations.failed(partition.output(), reason);
      }
    }
  }

  /** A crawl failed, and with it an attempt of each partition that it should have registered. */
  private boolean failed(Step.Watch step, Crawlers.LastCrawl last, Instant now) {
    CrawlRecord crawl = step.crawl();
    int failures = crawl.failed() + 1;
    String reason = "crawler %s %s: %s".formatted(crawl.crawler(), last.status(), last.message());
    Instant next = now.plus(tools.retry().delay(failures, crawl.crawler()));
    if (world.ledger().save(crawl.ended(failures, next, reason)).isEmpty()) {
      return false;
    }
    if (failures >= tools.pipeline().retrying().maxAttempts()) {
      tools.alarm(Signals.Alarm.CRAWL_FAILED, crawl.crawler(), reason);
    }
    blame(step, Set.of(), last, reason);
    return true;
  }
}
