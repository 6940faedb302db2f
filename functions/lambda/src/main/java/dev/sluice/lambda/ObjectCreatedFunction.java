package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.lambda.event.MessageBatch;
import dev.sluice.lambda.event.ObjectCreatedEvent;
import dev.sluice.lambda.wiring.Wiring;
import java.util.List;
import java.util.Map;

/** Records which partitions got new objects. */
public final class ObjectCreatedFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public ObjectCreatedFunction() {
    this(System.getenv());
    wiring.beforeSnapshot(this::look);
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
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return take(event);
  }

  /** Takes a batch in; answers the messages that must be delivered again. */
  public SQSBatchResponse take(SQSEvent event) {
    var batch = MessageBatch.read(event, ObjectCreatedEvent::arrival, wiring.log());
    var again = wiring.intake().take(List.copyOf(batch.messages().values()));
    wiring.signals().objects(batch.messages().size());
    return batch.failing(again);
  }

  private void look() {
    wiring.intake().take(List.of());
    wiring.pipelines().forEach(pipeline -> wiring.ledger().gate(pipeline.name()));
  }
}
