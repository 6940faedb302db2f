package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.sluice.control.Sweeper;
import dev.sluice.lambda.event.Schedule;
import dev.sluice.lambda.wiring.OpenAge;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.pipeline.Pipeline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what events missed, and wakes every pipeline. */
public final class SweepFunction
    implements RequestHandler<Map<String, @Nullable Object>, @Nullable Void> {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public SweepFunction() {
    this(System.getenv());
    wiring.beforeSnapshot(() -> wiring.pipelines().forEach(this::look));
  }

  /** With the given environment variables. */
  public SweepFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public @Nullable Void handleRequest(Map<String, @Nullable Object> members, Context context) {
    boolean sweep = Schedule.of(members) == Schedule.SWEEP;
    for (Pipeline pipeline : wiring.pipelines()) {
      if (sweep) {
        new OpenAge(wiring.world()).report(pipeline.name());
        boolean whole = new Sweeper(pipeline, wiring.world()).sweep();
        wiring.log().info("Swept", Map.of("pipeline", pipeline.name(), "whole", whole));
      } else {
        wiring.wakes().wake(pipeline.name(), "schedule");
      }
    }
    return null;
  }

  private void look(Pipeline pipeline) {
    wiring.world().ledger().openPartitions(pipeline.name(), null);
    wiring.world().lister().directories(pipeline.raw().bucket(), "", null);
  }
}
