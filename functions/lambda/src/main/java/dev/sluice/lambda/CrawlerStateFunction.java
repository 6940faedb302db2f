package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.sluice.lambda.event.CrawlerStateEvent;
import dev.sluice.lambda.wiring.Wiring;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wakes the pipelines whose crawler changed its state. */
public final class CrawlerStateFunction
    implements RequestHandler<Map<String, @Nullable Object>, @Nullable Void> {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public CrawlerStateFunction() {
    this(System.getenv());
    wiring.beforeSnapshot(wiring::bell);
  }

  /** With the given environment variables. */
  public CrawlerStateFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public @Nullable Void handleRequest(Map<String, @Nullable Object> members, Context context) {
    var event = CrawlerStateEvent.of(members);
    wiring.log().info("Crawler", Map.of("crawler", event.crawler(), "state", event.state()));
    wiring.bell().crawlerChanged(event.crawler());
    return null;
  }
}
