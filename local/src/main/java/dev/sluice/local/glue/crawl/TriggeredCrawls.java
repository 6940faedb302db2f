package dev.sluice.local.glue.crawl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Crawls that a trigger starts: under an id that the trigger has noted before. */
public final class TriggeredCrawls {
  private final Crawlers crawlers;
  private final CrawlRuns runs;

  public TriggeredCrawls(Crawlers crawlers, CrawlRuns runs) {
    this.crawlers = crawlers;
    this.runs = runs;
  }

  /** An id for a crawl that is still to be started. */
  public String freshId() {
    return UUID.randomUUID().toString();
  }

  public boolean crawlerExists(String crawler) {
    return crawlers.find(crawler).isPresent();
  }

  /** Starts a crawl unless there is one with this id. */
  public void start(String crawler, String id) {
    if (history(crawler, id).isEmpty()) {
      runs.start(crawler, id);
    }
  }

  /** The crawl as a workflow's graph shows it. */
  public Optional<ObjectNode> find(String crawler, String id) {
    return history(crawler, id).map(TriggeredCrawls::shown);
  }

  private Optional<ObjectNode> history(String crawler, String id) {
    return crawlers.history(crawler).stream()
        .filter(crawl -> crawl.get("CrawlId").asText().equals(id))
        .findFirst();
  }

  private static ObjectNode shown(ObjectNode crawl) {
    ObjectNode shown = Json.object();
    shown.put(
        "State",
        switch (crawl.get("State").asText()) {
          case "COMPLETED" -> "SUCCEEDED";
          case "STOPPED" -> "CANCELLED";
          default -> crawl.get("State").asText();
        });
    shown.set("StartedOn", crawl.get("StartTime"));
    if (crawl.has("EndTime")) {
      shown.set("CompletedOn", crawl.get("EndTime"));
    }
    if (crawl.has("ErrorMessage")) {
      shown.set("ErrorMessage", crawl.get("ErrorMessage"));
    }
    shown.set("LogGroup", crawl.get("LogGroup"));
    shown.set("LogStream", crawl.get("LogStream"));
    return shown;
  }

  public void stop(String crawler, String id) {
    boolean running =
        history(crawler, id).filter(c -> c.get("State").asText().equals("RUNNING")).isPresent();
    if (running && Crawlers.state(crawlers.get(crawler)) == CrawlerState.RUNNING) {
      runs.stop(crawler);
    }
  }

  /** Tells the crawler's name at the end of every crawl. */
  public void onEnd(Consumer<String> listener) {
    runs.onEnd(listener);
  }
}
