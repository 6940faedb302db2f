package dev.sluice.lambda.event;

import dev.sluice.lambda.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A crawl started or ended: {@code Glue Crawler State Change}.
 *
 * @param state {@code Started}, {@code Succeeded} or {@code Failed}
 */
public record CrawlerStateEvent(String crawler, String state) {
  /**
   * Reads the event from the members that Lambda hands over. They come as a map, because Lambda's
   * serialization makes no records.
   */
  public static CrawlerStateEvent of(Map<String, @Nullable Object> members) {
    var detail = JsonObject.of("Glue Crawler State Change", members).object("detail");
    return new CrawlerStateEvent(detail.text("crawlerName"), detail.text("state"));
  }
}
