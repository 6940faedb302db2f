package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.lambda.event.MessageBatch;
import dev.sluice.lambda.event.ObjectCreatedEvent;
import dev.sluice.lambda.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Records which partitions got new objects. */
public final class ObjectCreatedFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public ObjectCreatedFunction() {
    this(System.getenv());
    wiring.prepare(this::look, wiring::ledger, wiring::wakes);
  }

  /** With the given environment variables. */
  public ObjectCreatedFunction(Map<String, String> variables) {
    this(Wiring.of(variables));
  }

  /** With parts that were made elsewhere. */
  public ObjectCreatedFunction(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    take(event, answer);
  }

  /** Takes a batch in; answers which messages must be delivered again. */
  public void take(InputStream event, OutputStream answer) throws IOException {
    var batch = MessageBatch.read(event, ObjectCreatedEvent::arrival, wiring.log());
    var again = wiring.intake().take(List.copyOf(batch.messages().values()));
    wiring.signals().objects(batch.messages().size());
    batch.answer(answer, again);
  }

  private void look() {
    wiring.intake().take(List.of());
    wiring.pipelines().forEach(pipeline -> wiring.ledger().gate(pipeline.name()));
  }

  @Override
  public void close() {
    wiring.close();
  }
}
