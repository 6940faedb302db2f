package dev.sluice.local.glue.crawl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Crawlers on disk, with the history of their crawls. */
public final class Crawlers {
  private final Table crawlers;
  private final Table crawls;

  public Crawlers(Store store) {
    this.crawlers = store.table("crawlers");
    this.crawls = store.table("crawls");
  }

  Optional<ObjectNode> find(String name) {
    return crawlers.get(name);
  }

  ObjectNode get(String name) {
    return find(name).orElseThrow(() -> GlueErrors.notFound("Crawler entry with name " + name));
  }

  List<ObjectNode> all() {
    return crawlers.all();
  }

  void save(ObjectNode crawler) {
    crawlers.put(crawler.get("Name").asText(), crawler);
  }

  void remove(ObjectNode crawler) {
    String name = crawler.get("Name").asText();
    crawls.removeBelow(name);
    crawlers.remove(name);
  }

  static CrawlerState state(ObjectNode crawler) {
    return CrawlerState.valueOf(crawler.get("State").asText());
  }

  void requireReady(ObjectNode crawler) {
    if (state(crawler) != CrawlerState.READY) {
      throw AwsError.client(
          "CrawlerRunningException",
          "Crawler with name " + crawler.get("Name").asText() + " has already started");
    }
  }

  /** Crawls of one crawler, oldest first. */
  List<ObjectNode> history(String crawler) {
    return crawls.below(crawler);
  }

  synchronized ObjectNode begin(String name, String crawlId, Instant now) {
    ObjectNode crawler = get(name);
    requireReady(crawler);
    ObjectNode crawl = Json.object();
    crawl.put("CrawlId", crawlId);
    crawl.put("State", "RUNNING");
    crawl.put("StartTime", Json.seconds(now));
    crawl.put("LogGroup", "/aws-glue/crawlers");
    crawl.put("LogStream", name);
    crawls.put(key(name, crawl), crawl);
    crawler.put("State", CrawlerState.RUNNING.name());
    save(crawler);
    return crawl;
  }

  synchronized void stopping(String name) {
    ObjectNode crawler = get(name);
    crawler.put("State", CrawlerState.STOPPING.name());
    save(crawler);
  }

  synchronized void end(String name, ObjectNode crawl, CrawlEnd end, Instant now) {
    crawl.put("State", end.historyState());
    crawl.put("EndTime", Json.seconds(now));
    end.summary().ifPresent(summary -> crawl.put("Summary", summary));
    ObjectNode last = Json.object();
    last.put("Status", end.lastCrawlStatus());
    end.error()
        .ifPresent(
            reason -> {
              crawl.put("ErrorMessage", reason);
              last.put("ErrorMessage", reason);
            });
    last.put("LogGroup", "/aws-glue/crawlers");
    last.put("LogStream", name);
    last.put("MessagePrefix", crawl.get("CrawlId").asText());
    last.set("StartTime", crawl.get("StartTime"));
    crawls.put(key(name, crawl), crawl);
    find(name)
        .ifPresent(
            crawler -> {
              crawler.put("State", CrawlerState.READY.name());
              crawler.set("LastCrawl", last);
              save(crawler);
            });
  }

  private static String key(String crawler, ObjectNode crawl) {
    long millis = (long) (crawl.get("StartTime").asDouble() * 1000);
    return Table.key(crawler, String.format("%015d", millis), crawl.get("CrawlId").asText());
  }
}
