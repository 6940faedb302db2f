package dev.sluice.lambda.glue;

import dev.sluice.control.Crawlers;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.aws.Calls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;

/** Starts and looks at Glue crawlers. */
public final class GlueCrawlers implements Crawlers {
  private final GlueClient glue;
  private final GlueClient starter;

  /** Crawlers of the clients' account and region; {@code starter} must never try again itself. */
  public GlueCrawlers(GlueClient glue, GlueClient starter) {
    this.glue = glue;
    this.starter = starter;
  }

  @Override
  public Outcome<Outcome.Nothing> start(String crawler) {
    return Calls.once(
        "StartCrawler " + crawler,
        () -> {
          starter.startCrawler(start -> start.name(crawler));
          return Outcome.Nothing.NOTHING;
        });
  }

  @Override
  public Outcome<View> get(String crawler) {
    return Calls.repeatable(
        "GetCrawler " + crawler,
        () -> {
          var found = glue.getCrawler(get -> get.name(crawler)).crawler();
          return new View(found.stateAsString(), last(found.lastCrawl()));
        });
  }

  private static @Nullable LastCrawl last(@Nullable LastCrawlInfo last) {
    if (last == null || last.statusAsString() == null) {
      return null;
    }
    Instant startedAt = last.startTime() == null ? Instant.EPOCH : last.startTime();
    String message = last.errorMessage() == null ? "" : last.errorMessage();
    return new LastCrawl(last.statusAsString(), startedAt, message);
  }
}
