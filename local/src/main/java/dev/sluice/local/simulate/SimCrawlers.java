package dev.sluice.local.simulate;

import dev.sluice.control.Crawlers;
import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Done;
import dev.sluice.control.Outcome.Later;
import dev.sluice.layout.LogKey;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Glue crawlers: each registers the directories that were there when its crawl began. */
final class SimCrawlers implements Crawlers {
  private static final class Crawler {
    private boolean running;
    private Instant startedAt = Instant.EPOCH;
    private @Nullable LastCrawl last;
  }

  private final Map<String, Crawler> crawlers = new TreeMap<>();
  private final Pipeline pipeline;
  private final VirtualTime time;
  private final Faults faults;
  private final Network network;
  private final SimBucket bucket;
  private final SimCatalog catalog;
  private final SimBus bus;
  private final Rules rules;

  SimCrawlers(
      Pipeline pipeline,
      VirtualTime time,
      Faults faults,
      Network network,
      SimBucket bucket,
      SimCatalog catalog,
      SimBus bus,
      Rules rules) {
    this.pipeline = pipeline;
    this.time = time;
    this.faults = faults;
    this.network = network;
    this.bucket = bucket;
    this.catalog = catalog;
    this.bus = bus;
    this.rules = rules;
  }

  private Crawler crawler(String name) {
    return crawlers.computeIfAbsent(name, unknown -> new Crawler());
  }

  @Override
  public Outcome<Outcome.Nothing> start(String name) {
    return network.start(
        "StartCrawler",
        name,
        () -> {
          if (!crawler(name).running && faults.strikes(Fault.CRAWL_BY_ANOTHER, 0.1)) {
            begin(name); // someone else was a moment faster
          }
          if (crawler(name).running) {
            return new Later<>("CrawlerRunningException");
          }
          begin(name);
          return Outcome.done();
        });
  }

  private void begin(String name) {
    Crawler crawler = crawler(name);
    crawler.running = true;
    crawler.startedAt = time.instant();
    List<LogKey> seen = new ArrayList<>();
    for (var item : bucket.below(pipeline.raw().bucket(), "")) {
      if (pipeline.raw().layout().match(item.key()) instanceof LogKey key) {
        pipeline
            .outputOf(key)
            .filter(output -> pipeline.crawler(output).equals(name))
            .ifPresent(output -> seen.add(key));
      }
    }
    time.after(faults.between(20_000, 120_000), () -> end(name, seen));
  }

  private void end(String name, List<LogKey> seen) {
    Crawler crawler = crawler(name);
    String status = "SUCCEEDED";
    if (faults.strikes(Fault.CRAWL_FAILED, 0.1)) {
      status = "FAILED";
    } else if (faults.strikes(Fault.CRAWL_CANCELLED, 0.05)) {
      status = "CANCELLED";
    } else {
      for (LogKey key : seen) {
        pipeline
            .outputOf(key)
            .ifPresent(
                output ->
                    catalog
                        .registered(pipeline.rawTable(output))
                        .add(pipeline.rawValues(key.source())));
      }
    }
    if (!status.equals("SUCCEEDED")) {
      for (LogKey key : seen) {
        pipeline.outputOf(key).ifPresent(rules::hadReasonToFail);
      }
    }
    crawler.last = new LastCrawl(status, crawler.startedAt, "simulated");
    crawler.running = false;
    bus.crawlerChanged(name);
  }

  @Override
  public Outcome<View> get(String name) {
    return network.call(
        "GetCrawler",
        name,
        () ->
            new Done<>(new View(crawler(name).running ? "RUNNING" : "READY", crawler(name).last)));
  }
}
