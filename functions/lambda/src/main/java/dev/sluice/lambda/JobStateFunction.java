package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.lambda.event.JobStateEvent;
import dev.sluice.lambda.event.Payloads;
import dev.sluice.lambda.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Wakes the pipelines whose job run changed its state. */
public final class JobStateFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public JobStateFunction() {
    this(System.getenv());
    wiring.prepare(wiring::bell, wiring::wakes);
  }

  /** With the given environment variables. */
  public JobStateFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    var event = JobStateEvent.of(Payloads.read(input));
    wiring.log().info("Job run", Map.of("jobRunId", event.jobRunId(), "state", event.state()));
    wiring.bell().jobChanged(event.job());
    Payloads.writeNothing(answer);
  }

  @Override
  public void close() {
    wiring.close();
  }
}
