package dev.sluice.lambda.event;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sluice.lambda.log.JsonLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The messages of one SQS batch, parsed; those that cannot be parsed fail alone, so that they reach
 * the dead letters without the others.
 */
public final class MessageBatch<T> {
  private final Map<String, T> messages;
  private final Set<String> unreadable;

  private MessageBatch(Map<String, T> messages, Set<String> unreadable) {
    this.messages = messages;
    this.unreadable = unreadable;
  }

  /** Parses each message; a parser refuses one by IllegalArgumentException. */
  public static <T> MessageBatch<T> read(
      SQSEvent event, Function<SQSMessage, T> parser, JsonLog log) {
    var messages = new LinkedHashMap<String, T>();
    var unreadable = new TreeSet<String>();
    for (SQSMessage message : event.getRecords()) {
      try {
        messages.put(message.getMessageId(), parser.apply(message));
      } catch (IllegalArgumentException refused) {
        unreadable.add(message.getMessageId());
        log.warn(
            "Message cannot be read: " + refused.getMessage(),
            Map.of("messageId", message.getMessageId()));
      }
    }
    return new MessageBatch<>(messages, unreadable);
  }

  /** What could be parsed, by message id, in order. */
  public Map<String, T> messages() {
    return messages;
  }

  /** The answer to SQS: these messages, and those that could not be read, are delivered again. */
  public SQSBatchResponse failing(Set<String> ids) {
    var failed = new TreeSet<>(unreadable);
    failed.addAll(ids);
    List<BatchItemFailure> items = new ArrayList<>();
    failed.forEach(id -> items.add(new BatchItemFailure(id)));
    return new SQSBatchResponse(items);
  }
}
