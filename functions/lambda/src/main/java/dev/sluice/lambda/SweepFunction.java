package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.sluice.control.Sweeper;
import dev.sluice.control.World;
import dev.sluice.lambda.event.Schedule;
import dev.sluice.lambda.wiring.OpenAge;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.pipeline.Pipeline;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what events missed, and wakes every pipeline. */
public final class SweepFunction
    implements RequestHandler<Map<String, @Nullable Object>, @Nullable Void> {
  private final Wiring wiring;
  private final Supplier<World> world;
  private final Supplier<Proofs> proofs;

  /** As Lambda makes it. */
  public SweepFunction() {
    this(System.getenv());
    wiring.beforeSnapshot(() -> wiring.pipelines().forEach(this::look));
  }

  /** With the given environment variables. */
  public SweepFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
    world = Worlds.of(wiring);
    proofs = Proofs.of(wiring, world);
  }

  @Override
  public @Nullable Void handleRequest(Map<String, @Nullable Object> members, Context context) {
    boolean sweep = Schedule.of(members) == Schedule.SWEEP;
    for (Pipeline pipeline : wiring.pipelines()) {
      if (sweep) {
        new OpenAge(world.get()).report(pipeline.name());
        boolean swept = new Sweeper(pipeline, world.get()).sweep();
        boolean proven = proofs.get().sweeper(pipeline).sweep();
        wiring.log().info("Swept", Map.of("pipeline", pipeline.name(), "whole", swept && proven));
      } else {
        wiring.wakes().wake(pipeline.name(), "schedule");
      }
    }
    return null;
  }

  private void look(Pipeline pipeline) {
    world.get().ledger().openPartitions(pipeline.name(), null);
    world.get().lister().directories(pipeline.raw().bucket(), "", null);
  }
}
