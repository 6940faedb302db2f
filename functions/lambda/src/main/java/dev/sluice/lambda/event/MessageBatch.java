package dev.sluice.lambda.event;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.lambda.log.JsonLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
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
      InputStream event, Function<QueueMessage, T> parser, JsonLog log) throws IOException {
    var messages = new LinkedHashMap<String, T>();
    var unreadable = new TreeSet<String>();
    for (var item : JsonObject.of("Batch of messages", Payloads.read(event)).objects("Records")) {
      var message = new QueueMessage(item.text("messageId"), item.text("body"));
      try {
        messages.put(message.id(), parser.apply(message));
      } catch (IllegalArgumentException refused) {
        unreadable.add(message.id());
        log.warn(
            "Message cannot be read: " + refused.getMessage(), Map.of("messageId", message.id()));
      }
    }
    return new MessageBatch<>(messages, unreadable);
  }

  /** What could be parsed, by message id, in order. */
  public Map<String, T> messages() {
    return messages;
  }

  /** The answer to SQS: these messages, and those that could not be read, are delivered again. */
  public void answer(OutputStream answer, Set<String> failed) throws IOException {
    var all = new TreeSet<>(unreadable);
    all.addAll(failed);
    Payloads.write(
        answer,
        Map.of("batchItemFailures", all.stream().map(id -> Map.of("itemIdentifier", id)).toList()));
  }
}
