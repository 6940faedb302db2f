package dev.sluice.lambda.event;

import java.util.Objects;

/**
 * A crawl started or ended: {@code Glue Crawler State Change}.
 *
 * <p>Components are named after the event's members, because Lambda's serialization binds by name.
 */
public record CrawlerStateEvent(String time, Detail detail) {
  public CrawlerStateEvent {
    Objects.requireNonNull(time, "Glue Crawler State Change without time");
    Objects.requireNonNull(detail, "Glue Crawler State Change without detail");
  }

  /** Which crawler, and its state: {@code Started}, {@code Succeeded} or {@code Failed}. */
  public record Detail(String crawlerName, String state) {
    public Detail {
      Objects.requireNonNull(crawlerName, "Glue Crawler State Change without detail.crawlerName");
      Objects.requireNonNull(state, "Glue Crawler State Change without detail.state");
    }
  }
}
