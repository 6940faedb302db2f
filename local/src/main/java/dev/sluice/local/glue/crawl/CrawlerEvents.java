package dev.sluice.local.glue.crawl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueEvents;
import dev.sluice.local.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Crawlers' state changes in the words of AWS: every counter is a string. */
final class CrawlerEvents {
  private static final String TYPE = "Glue Crawler State Change";

  private final GlueEvents events;
  private final String account;

  CrawlerEvents(GlueEvents events, String account) {
    this.events = events;
    this.account = account;
  }

  void started(String crawler, Instant time) {
    ObjectNode detail = Json.object();
    detail.put("accountId", account);
    detail.put("crawlerName", crawler);
    detail.put("startTime", time.truncatedTo(ChronoUnit.SECONDS).toString());
    detail.put("state", "Started");
    detail.put("message", "Crawler Started");
    events.publish(TYPE, detail);
  }

  void succeeded(String crawler, Instant start, Instant end, int partitionsCreated) {
    ObjectNode detail = Json.object();
    detail.put("tablesCreated", "0");
    detail.put("warningMessage", "N/A");
    detail.put("partitionsUpdated", "0");
    detail.put("tablesUpdated", "0");
    detail.put("message", "Crawler Succeeded");
    detail.put("partitionsDeleted", "0");
    detail.put("accountId", account);
    detail.put("runningTime (sec)", Long.toString(Duration.between(start, end).toSeconds()));
    detail.put("tablesDeleted", "0");
    detail.put("crawlerName", crawler);
    detail.put("completionDate", end.truncatedTo(ChronoUnit.SECONDS).toString());
    detail.put("state", "Succeeded");
    detail.put("partitionsCreated", Integer.toString(partitionsCreated));
    detail.put("cloudWatchLogLink", "/aws-glue/crawlers/" + crawler);
    events.publish(TYPE, detail);
  }

  void failed(String crawler, String reason) {
    ObjectNode detail = Json.object();
    detail.put("crawlerName", crawler);
    detail.put("errorMessage", reason);
    detail.put("accountId", account);
    detail.put("cloudWatchLogLink", "/aws-glue/crawlers/" + crawler);
    detail.put("state", "Failed");
    detail.put("message", "Crawler Failed");
    events.publish(TYPE, detail);
  }
}
