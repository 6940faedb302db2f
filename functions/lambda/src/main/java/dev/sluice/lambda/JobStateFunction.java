package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.sluice.lambda.event.JobStateEvent;
import dev.sluice.lambda.wiring.Wiring;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wakes the pipelines whose job run changed its state. */
public final class JobStateFunction
    implements RequestHandler<Map<String, @Nullable Object>, @Nullable Void> {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public JobStateFunction() {
    this(System.getenv());
    wiring.beforeSnapshot(wiring::bell);
  }

  /** With the given environment variables. */
  public JobStateFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public @Nullable Void handleRequest(Map<String, @Nullable Object> members, Context context) {
    var event = JobStateEvent.of(members);
    wiring.log().info("Job run", Map.of("jobRunId", event.jobRunId(), "state", event.state()));
    wiring.bell().jobChanged(event.job());
    return null;
  }
}
