package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.control.Reconciler;
import dev.sluice.control.World;
import dev.sluice.lambda.event.MessageBatch;
import dev.sluice.lambda.event.WakeMessage;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Supplier;

/** Runs one reconcile pass for each pipeline that was woken. */
public final class ReconcileFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;
  private final Supplier<World> world;

  /** As Lambda makes it. */
  public ReconcileFunction() {
    this(System.getenv());
    wiring.prepare(
        () -> wiring.pipelines().forEach(this::look), wiring::ledger, wiring::wakes, world);
  }

  /** With the given environment variables. */
  public ReconcileFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
    world = Worlds.of(wiring);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var batch = MessageBatch.read(event, each -> WakeMessage.parse(each.body()), wiring.log());
    var passed = new HashMap<String, Boolean>();
    var failed = new HashSet<String>();
    batch
        .messages()
        .forEach(
            (id, wake) -> {
              // Many wakes of a pipeline are one; a failed pass keeps them all.
              if (!passed.computeIfAbsent(wake.pipeline(), this::pass)) {
                failed.add(id);
              }
            });
    batch.answer(answer, failed);
  }

  private boolean pass(String name) {
    try {
      var pipeline = wiring.pipeline(name);
      if (pipeline.isEmpty()) {
        wiring.log().warn("A pipeline that is not configured was woken", Map.of("pipeline", name));
      }
      pipeline.ifPresent(known -> new Reconciler(known, world.get()).reconcile());
      return true;
    } catch (RuntimeException failed) {
      wiring.log().error("Reconcile pass failed", failed, Map.of("pipeline", name));
      return false;
    }
  }

  private void look(Pipeline pipeline) {
    world.get().ledger().openPartitions(pipeline.name(), null);
    world.get().jobRuns().list(pipeline.job(), null);
  }

  @Override
  public void close() {
    wiring.close();
  }
}
