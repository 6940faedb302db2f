package dev.sluice.local.glue.crawl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueEvents;
import dev.sluice.local.glue.catalog.Catalog;
import dev.sluice.local.glue.catalog.PartitionStore;
import dev.sluice.local.http.AwsError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs crawls: RUNNING while they look, STOPPING while they clear up, READY again. */
public final class CrawlRuns {
  private static final Logger LOG = LoggerFactory.getLogger(CrawlRuns.class);
  private static final int ACCOUNT_LIMIT = 150;

  private final Crawlers crawlers;
  private final Catalog catalog;
  private final PartitionStore partitions;
  private final ObjectTree objects;
  private final CrawlerEvents events;
  private final Clock clock;
  private final ScheduledExecutorService threads;
  private final Duration phase;
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param phase how long RUNNING and STOPPING last at least; on AWS it is a minute or more
   */
  public CrawlRuns(
      Crawlers crawlers,
      Catalog catalog,
      PartitionStore partitions,
      ObjectTree objects,
      GlueEvents events,
      String account,
      Clock clock,
      ScheduledExecutorService threads,
      Duration phase) {
    this.crawlers = crawlers;
    this.catalog = catalog;
    this.partitions = partitions;
    this.objects = objects;
    this.events = new CrawlerEvents(events, account);
    this.clock = clock;
    this.threads = threads;
    this.phase = phase;
  }

  void start(String name) {
    start(name, UUID.randomUUID().toString());
  }

  void onEnd(Consumer<String> listener) {
    listeners.add(listener);
  }

  void start(String name, String crawlId) {
    long running =
        crawlers.all().stream().filter(c -> Crawlers.state(c) != CrawlerState.READY).count();
    if (running >= ACCOUNT_LIMIT) {
      throw AwsError.client(
          "ResourceNumberLimitExceededException",
          ACCOUNT_LIMIT + " crawlers are running, and the account may run no more");
    }
    Instant start = clock.instant();
    ObjectNode crawl = crawlers.begin(name, crawlId, start);
    events.started(name, start);
    later(() -> look(name, crawl, start));
  }

  void stop(String name) {
    CrawlerState state = Crawlers.state(crawlers.get(name));
    if (state == CrawlerState.READY) {
      throw AwsError.client(
          "CrawlerNotRunningException", "Crawler with name " + name + " isn't running");
    }
    if (state == CrawlerState.STOPPING) {
      throw AwsError.client(
          "CrawlerStoppingException", "Crawler with name " + name + " is already stopping");
    }
    cancelled.add(name);
    crawlers.stopping(name);
  }

  /** Ends the crawls that the cloud was at when it was killed. */
  public void recover() {
    for (ObjectNode crawler : crawlers.all()) {
      String name = crawler.get("Name").asText();
      for (ObjectNode crawl : crawlers.history(name)) {
        if (crawl.get("State").asText().equals("RUNNING")) {
          CrawlEnd end = new CrawlEnd.Failed("Internal Service Exception: the crawl was lost");
          finish(name, crawl, Instant.EPOCH, end);
        }
      }
    }
  }

  private void look(String name, ObjectNode crawl, Instant start) {
    CrawlEnd end;
    try {
      Crawl work = new Crawl(catalog, partitions, objects, () -> cancelled.contains(name));
      int created = work.run(crawlers.get(name).path("Targets"));
      end = cancelled.contains(name) ? new CrawlEnd.Cancelled() : new CrawlEnd.Succeeded(created);
    } catch (RuntimeException e) {
      LOG.warn("crawler {} failed", name, e);
      end = new CrawlEnd.Failed(String.valueOf(e.getMessage()));
    }
    CrawlEnd reached = end;
    crawlers.stopping(name);
    later(() -> finish(name, crawl, start, reached));
  }

  private void finish(String name, ObjectNode crawl, Instant start, CrawlEnd end) {
    cancelled.remove(name);
    Instant now = clock.instant();
    crawlers.end(name, crawl, end, now);
    if (end instanceof CrawlEnd.Succeeded succeeded) {
      events.succeeded(name, start, now, succeeded.partitionsCreated());
    } else if (end instanceof CrawlEnd.Failed failed) {
      events.failed(name, failed.reason());
    }
    listeners.forEach(listener -> listener.accept(name));
  }

  private void later(Runnable work) {
    Future<?> scheduled = threads.schedule(work, phase.toMillis(), TimeUnit.MILLISECONDS);
    LOG.trace("scheduled {}", scheduled);
  }
}
