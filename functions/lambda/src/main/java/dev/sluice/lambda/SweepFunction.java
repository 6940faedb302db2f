package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.control.Sweeper;
import dev.sluice.control.World;
import dev.sluice.lambda.event.Payloads;
import dev.sluice.lambda.event.Schedule;
import dev.sluice.lambda.wiring.OpenAge;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;

/** Finds what events missed, and wakes every pipeline. */
public final class SweepFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;
  private final Supplier<World> world;
  private final Supplier<Proofs> proofs;

  /** As Lambda makes it. */
  public SweepFunction() {
    this(System.getenv());
    wiring.prepare(
        () -> wiring.pipelines().forEach(this::look), wiring::ledger, wiring::wakes, world);
  }

  /** With the given environment variables. */
  public SweepFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
    world = Worlds.of(wiring);
    proofs = Proofs.of(wiring, world);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    boolean sweep = Schedule.of(Payloads.read(input)) == Schedule.SWEEP;
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
    Payloads.writeNothing(answer);
  }

  private void look(Pipeline pipeline) {
    world.get().ledger().openPartitions(pipeline.name(), null);
    world.get().lister().directories(pipeline.raw().bucket(), "", null);
  }

  @Override
  public void close() {
    wiring.close();
  }
}
