package dev.sluice.local.glue.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Operations on crawlers. */
public final class CrawlerApi {
  private static final List<String> MEMBERS =
      List.of(
          "Role",
          "DatabaseName",
          "Description",
          "Targets",
          "Classifiers",
          "TablePrefix",
          "SchemaChangePolicy",
          "RecrawlPolicy",
          "LineageConfiguration",
          "LakeFormationConfiguration",
          "Configuration",
          "CrawlerSecurityConfiguration");

  private final Crawlers crawlers;
  private final CrawlRuns runs;
  private final Clock clock;

  public CrawlerApi(Crawlers crawlers, CrawlRuns runs, Clock clock) {
    this.crawlers = crawlers;
    this.runs = runs;
    this.clock = clock;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateCrawler", this::create)
        .on("UpdateCrawler", this::update)
        .on("DeleteCrawler", this::delete)
        .on("GetCrawler", this::get)
        .on("GetCrawlers", this::getAll)
        .on("BatchGetCrawlers", this::batchGet)
        .on("ListCrawlers", this::list)
        .on("ListCrawls", this::crawls)
        .on("StartCrawler", this::start)
        .on("StopCrawler", this::stop);
  }

  private ObjectNode create(ObjectNode request) {
    String name = Json.required(request, "Name");
    Json.required(request, "Role");
    Json.requiredObject(request, "Targets");
    synchronized (crawlers) {
      if (crawlers.find(name).isPresent()) {
        throw GlueErrors.alreadyExists("Crawler " + name);
      }
      ObjectNode crawler = Json.object();
      crawler.put("Name", name);
      crawler.put("State", CrawlerState.READY.name());
      crawler.put("CreationTime", Json.seconds(clock.instant()));
      crawler.put("Version", 0);
      crawler.put("CrawlElapsedTime", 0);
      crawlers.save(described(crawler, request));
    }
    return Json.object();
  }

  private ObjectNode update(ObjectNode request) {
    synchronized (crawlers) {
      ObjectNode crawler = crawlers.get(Json.required(request, "Name"));
      crawlers.requireReady(crawler);
      crawlers.save(described(crawler, request));
    }
    return Json.object();
  }

  private ObjectNode described(ObjectNode crawler, ObjectNode request) {
    for (String member : MEMBERS) {
      if (request.hasNonNull(member)) {
        crawler.set(member, request.get(member));
      }
    }
    String schedule = Json.optional(request, "Schedule");
    if (schedule != null) {
      crawler.putObject("Schedule").put("ScheduleExpression", schedule).put("State", "SCHEDULED");
    }
    crawler.put("LastUpdated", Json.seconds(clock.instant()));
    crawler.put("Version", crawler.get("Version").asInt() + 1);
    return crawler;
  }

  private ObjectNode delete(ObjectNode request) {
    synchronized (crawlers) {
      ObjectNode crawler = crawlers.get(Json.required(request, "Name"));
      crawlers.requireReady(crawler);
      crawlers.remove(crawler);
    }
    return Json.object();
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("Crawler", crawlers.get(Json.required(request, "Name")));
    return answer;
  }

  private ObjectNode getAll(ObjectNode request) {
    return Pages.page(request, "Crawlers", crawlers.all(), 100);
  }

  private ObjectNode batchGet(ObjectNode request) {
    ObjectNode answer = Json.object();
    var found = answer.putArray("Crawlers");
    var missing = answer.putArray("CrawlersNotFound");
    for (String name : Json.strings(request, "CrawlerNames")) {
      crawlers.find(name).ifPresentOrElse(found::add, () -> missing.add(name));
    }
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    List<JsonNode> names = new ArrayList<>();
    crawlers.all().forEach(crawler -> names.add(crawler.get("Name")));
    return Pages.page(request, "CrawlerNames", names, 100);
  }

  private ObjectNode crawls(ObjectNode request) {
    String name = Json.required(request, "CrawlerName");
    crawlers.get(name);
    List<ObjectNode> history = new ArrayList<>(crawlers.history(name));
    Collections.reverse(history);
    return Pages.page(request, "Crawls", history, 20);
  }

  private ObjectNode start(ObjectNode request) {
    runs.start(Json.required(request, "Name"));
    return Json.object();
  }

  private ObjectNode stop(ObjectNode request) {
    runs.stop(Json.required(request, "Name"));
    return Json.object();
  }
}
