package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.lambda.event.MessageBatch;
import dev.sluice.lambda.event.ObjectCreatedEvent;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.proof.DigestIntake;
import dev.sluice.proof.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Supplier;

/** Verifies CloudTrail's digests and proves what they list. */
public final class DigestFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;
  private final Supplier<Proofs> proofs;

  /** As Lambda makes it. */
  public DigestFunction() {
    this(System.getenv());
    wiring.prepare(
        () -> wiring.pipelines().forEach(proofs.get()::intake),
        wiring::ledger,
        wiring::wakes,
        proofs);
  }

  /** With the given environment variables. */
  public DigestFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
    proofs = Proofs.of(wiring, Worlds.of(wiring));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var batch = MessageBatch.read(event, ObjectCreatedEvent::arrival, wiring.log());
    var again = new HashSet<String>();
    for (Pipeline pipeline : wiring.pipelines()) {
      DigestIntake intake = proofs.get().intake(pipeline);
      batch
          .messages()
          .forEach(
              (id, arrival) -> {
                var digest = new ObjectRef(arrival.bucket(), arrival.key());
                if (intake.wants(digest) && !intake.take(digest)) {
                  again.add(id);
                }
              });
    }
    batch.answer(answer, again);
  }

  @Override
  public void close() {
    wiring.close();
  }
}
