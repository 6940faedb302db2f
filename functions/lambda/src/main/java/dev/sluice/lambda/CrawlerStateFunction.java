package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.lambda.event.CrawlerStateEvent;
import dev.sluice.lambda.event.Payloads;
import dev.sluice.lambda.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Wakes the pipelines whose crawler changed its state. */
public final class CrawlerStateFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public CrawlerStateFunction() {
    this(System.getenv());
    wiring.prepare(wiring::bell, wiring::wakes);
  }

  /** With the given environment variables. */
  public CrawlerStateFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    var event = CrawlerStateEvent.of(Payloads.read(input));
    wiring.log().info("Crawler", Map.of("crawler", event.crawler(), "state", event.state()));
    wiring.bell().crawlerChanged(event.crawler());
    Payloads.writeNothing(answer);
  }

  @Override
  public void close() {
    wiring.close();
  }
}
