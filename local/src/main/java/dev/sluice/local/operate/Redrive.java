package dev.sluice.local.operate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Sends dead letters back to the queues that they came from. */
public final class Redrive {
  private static final int MESSAGES_A_CALL = 10;
  private static final int VISIBILITY_SECONDS = 60;

  private final SqsClient sqs;
  private final String environment;
  private final Runnable wakeAll;

  /**
   * @param wakeAll wakes every pipeline, which is all that a lost event of Glue's would have done
   */
  public Redrive(SqsClient sqs, String environment, Runnable wakeAll) {
    this.sqs = sqs;
    this.environment = environment;
    this.wakeAll = wakeAll;
  }

  /**
   * Moves the dead letters of every queue, at most {@code most} of each; answers how many by queue.
   * A letter is deleted only after its copy was accepted, so a failure in between doubles it, which
   * costs time, never data.
   */
  public Map<String, Integer> run(int most) {
    Map<String, Integer> moved = new TreeMap<>();
    for (String queue : List.of("ingest", "wake", "digest")) {
      String fifo = queue.equals("wake") ? ".fifo" : "";
      String from = environment + "-" + queue + "-dlq" + fifo;
      String to = environment + "-" + queue + fifo;
      moved.put(from, drain(from, most, () -> url(to), this::send));
    }
    String events = environment + "-events-dlq";
    moved.put(events, drain(events, most, this::wake, (message, woken) -> {}));
    return moved;
  }

  private void send(Message message, String target) {
    sqs.sendMessage(copy(message, target));
  }

  private String wake() {
    wakeAll.run();
    return "";
  }

  /** How many dead letters lie in each queue. */
  public Map<String, Integer> count() {
    Map<String, Integer> waiting = new TreeMap<>();
    for (String queue : List.of("ingest-dlq", "wake-dlq.fifo", "digest-dlq", "events-dlq")) {
      String name = environment + "-" + queue;
      try {
        waiting.put(name, depth(url(name)));
      } catch (QueueDoesNotExistException notInThisEnvironment) {
        waiting.put(name, 0);
      }
    }
    return waiting;
  }

  private int depth(String url) {
    Map<String, String> attributes =
        sqs.getQueueAttributes(
                r -> r.queueUrl(url).attributeNamesWithStrings("ApproximateNumberOfMessages"))
            .attributesAsStrings();
    return Integer.parseInt(attributes.getOrDefault("ApproximateNumberOfMessages", "0"));
  }

  /** Takes letters out of a queue, each once {@code use} has done its part with it. */
  private int drain(
      String from, int most, Supplier<String> prepare, BiConsumer<Message, String> use) {
    String source;
    String target;
    try {
      source = url(from);
      target = prepare.get();
    } catch (QueueDoesNotExistException notInThisEnvironment) {
      return 0;
    }
    int moved = 0;
    while (moved < most) {
      int batch = Math.min(MESSAGES_A_CALL, most - moved);
      List<Message> messages =
          sqs.receiveMessage(
                  r ->
                      r.queueUrl(source)
                          .maxNumberOfMessages(batch)
                          .visibilityTimeout(VISIBILITY_SECONDS)
                          .waitTimeSeconds(1)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      if (messages.isEmpty()) {
        return moved;
      }
      for (Message message : messages) {
        use.accept(message, target);
        sqs.deleteMessage(r -> r.queueUrl(source).receiptHandle(message.receiptHandle()));
        moved++;
      }
    }
    return moved;
  }

  private static SendMessageRequest copy(Message message, String target) {
    SendMessageRequest.Builder copy =
        SendMessageRequest.builder().queueUrl(target).messageBody(message.body());
    String group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    if (target.endsWith(".fifo") && group != null) {
      // A fresh id: the old one may still be within the five minutes in which SQS drops doubles.
      copy.messageGroupId(group).messageDeduplicationId("redrive-" + message.messageId());
    }
    return copy.build();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
  }
}
