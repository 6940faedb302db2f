package dev.sluice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.local.template.FunctionSpec;
import dev.sluice.local.template.ScheduleSpec;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventSourcesTest {
  private static final AtomicInteger INVOCATIONS = new AtomicInteger();

  /** A function that counts how often it was invoked. */
  public static final class Counting implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      INVOCATIONS.incrementAndGet();
    }
  }

  @Test
  void aClockBehindTheTimerMakesNoMomentComeTwice() {
    Clock behind = Clock.fixed(Instant.parse("2026-11-24T02:59:59.950Z"), ZoneOffset.UTC);
    try (FunctionHost functions = new FunctionHost("arn:aws:lambda:::function:", behind);
        EventSources sources = new EventSources(functions, behind)) {
      functions.deploy(
          List.of(new FunctionSpec("nightly", Counting.class.getName(), 30, Map.of())),
          environment -> environment);

      sources.schedule(new ScheduleSpec("nightly", "cron(0 3 * * ? *)", "{}", "nightly"), null);

      await().untilAsserted(() -> assertThat(INVOCATIONS).hasPositiveValue());
      await()
          .during(Duration.ofMillis(300))
          .untilAsserted(() -> assertThat(INVOCATIONS).hasValue(1));
    }
  }
}
