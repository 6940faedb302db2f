package dev.sluice.local.cloud;

import dev.sluice.local.chaos.Faults;
import dev.sluice.local.events.DaemonThreads;
import dev.sluice.local.events.EventBus;
import dev.sluice.local.glue.GlueEvents;
import dev.sluice.local.glue.catalog.Catalog;
import dev.sluice.local.glue.catalog.DatabaseApi;
import dev.sluice.local.glue.catalog.PartitionApi;
import dev.sluice.local.glue.catalog.PartitionStore;
import dev.sluice.local.glue.catalog.TableApi;
import dev.sluice.local.glue.connections.ConnectionApi;
import dev.sluice.local.glue.connections.Connections;
import dev.sluice.local.glue.crawl.CrawlRuns;
import dev.sluice.local.glue.crawl.CrawlerApi;
import dev.sluice.local.glue.crawl.Crawlers;
import dev.sluice.local.glue.crawl.ObjectTree;
import dev.sluice.local.glue.crawl.TriggeredCrawls;
import dev.sluice.local.glue.jobs.JobApi;
import dev.sluice.local.glue.jobs.JobRunApi;
import dev.sluice.local.glue.jobs.JobRuns;
import dev.sluice.local.glue.jobs.Jobs;
import dev.sluice.local.glue.jobs.RunRecords;
import dev.sluice.local.glue.jobs.TriggeredRuns;
import dev.sluice.local.http.JsonService;
import dev.sluice.local.http.Operations;
import dev.sluice.local.secrets.Vault;
import dev.sluice.local.store.Store;
import dev.sluice.local.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The Glue service: its state, its operations, and the crawls and runs it is at. */
final class GlueEndpoint implements AutoCloseable {
  /** Long enough that a second start is refused as on AWS, short enough to wait for. */
  static final Duration CRAWL_PHASE = Duration.ofMillis(2_500);

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(4, new DaemonThreads("glue"));
  private final Operations operations = new Operations("AWSGlue");
  private final CrawlRuns crawls;
  private final JobRuns runs;
  private final Jobs jobs;
  private final GlueWorkflows flows;
  private final Workers workers;
  private final Faults faults;

  GlueEndpoint(
      Store store,
      Vault vault,
      ObjectTree objects,
      Workers workers,
      EventBus bus,
      Faults faults,
      String account,
      Clock clock,
      Duration crawlPhase) {
    this.workers = workers;
    this.faults = faults;
    GlueEvents events = (type, detail) -> bus.publish("aws.glue", type, List.of(), detail);
    Catalog catalog = new Catalog(store);
    PartitionStore partitions = new PartitionStore(catalog, account, clock);
    new DatabaseApi(catalog, account, clock).addTo(operations);
    new TableApi(catalog, account, clock).addTo(operations);
    new PartitionApi(partitions, catalog).addTo(operations);
    new ConnectionApi(new Connections(store, vault), clock).addTo(operations);
    Crawlers crawlers = new Crawlers(store);
    this.crawls =
        new CrawlRuns(
            crawlers, catalog, partitions, objects, events, account, clock, threads, crawlPhase);
    new CrawlerApi(crawlers, crawls, clock).addTo(operations);
    this.jobs = new Jobs(store);
    RunRecords records = new RunRecords(store);
    this.runs = new JobRuns(jobs, records, workers, events, faults, clock, threads);
    new JobApi(jobs, clock, workers::warmUp).addTo(operations);
    new JobRunApi(jobs, records, runs, clock).addTo(operations);
    this.flows =
        new GlueWorkflows(
            store,
            new TriggeredRuns(jobs, records, runs, clock),
            new TriggeredCrawls(crawlers, crawls),
            clock,
            threads);
    flows.addTo(operations);
  }

  JsonService service() {
    return new GlueService(operations, faults);
  }

  /** Where events for workflows go. */
  GlueWorkflows workflows() {
    return flows;
  }

  /** Ends what a killed cloud was at, and makes ready for the jobs that there are. */
  void recover() {
    crawls.recover();
    runs.recover();
    flows.recover();
    if (!jobs.all().isEmpty()) {
      workers.warmUp();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
