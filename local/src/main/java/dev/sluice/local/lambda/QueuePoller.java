package dev.sluice.local.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import dev.sluice.local.template.MappingSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** An event source mapping: takes messages from a queue in batches and feeds them to a function. */
final class QueuePoller implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
  private static final int RECEIVE = 10;
  private static final int SLOWEST_RETRY_SECONDS = 30;

  private final MappingSpec mapping;
  private final String queueUrl;
  private final String region;
  private final SqsClient sqs;
  private final FunctionHost functions;
  private final Duration window;

  /**
   * @param window how long a batch is waited for after its first message
   */
  QueuePoller(
      MappingSpec mapping,
      String queueUrl,
      String region,
      SqsClient sqs,
      FunctionHost functions,
      Duration window) {
    this.mapping = mapping;
    this.queueUrl = queueUrl;
    this.region = region;
    this.sqs = sqs;
    this.functions = functions;
    this.window = window;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        List<Message> batch = batch();
        if (!batch.isEmpty()) {
          settle(batch, failed(batch));
        }
      } catch (SdkException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LOG.warn("{} could not be polled: {}", mapping.queueArn(), e.getMessage());
      }
    }
  }

  private List<Message> batch() {
    List<Message> batch = new ArrayList<>(receive(20));
    long end = System.nanoTime() + window.toNanos();
    boolean more = !batch.isEmpty();
    while (more && batch.size() < mapping.batchSize()) {
      List<Message> next = receive(0);
      batch.addAll(next);
      more = next.size() == RECEIVE || System.nanoTime() < end;
      if (next.isEmpty() && more) {
        List<Message> late = receive(1);
        batch.addAll(late);
        more = !late.isEmpty();
      }
    }
    return batch;
  }

  private List<Message> receive(int waitSeconds) {
    return sqs.receiveMessage(
            b ->
                b.queueUrl(queueUrl)
                    .maxNumberOfMessages(RECEIVE)
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  /** The ids of messages that the function did not handle. */
  private Set<String> failed(List<Message> batch) {
    try {
      String answer = functions.invoke(mapping.function(), event(batch));
      Set<String> failed = new HashSet<>();
      if (mapping.reportsFailures() && !answer.equals("null")) {
        Json.objects(Json.parse(answer), "batchItemFailures")
            .forEach(item -> failed.add(item.path("itemIdentifier").asText()));
      }
      return failed;
    } catch (FunctionFailedException e) {
      LOG.warn("{} messages come again: {}", batch.size(), e.getMessage());
      LOG.debug("{} failed", mapping.function(), e);
      Set<String> all = new HashSet<>();
      batch.forEach(message -> all.add(message.messageId()));
      return all;
    }
  }

  private String event(List<Message> batch) {
    ObjectNode event = Json.object();
    ArrayNode records = event.putArray("Records");
    for (Message message : batch) {
      ObjectNode node = records.addObject();
      node.put("messageId", message.messageId());
      node.put("receiptHandle", message.receiptHandle());
      node.put("body", message.body());
      ObjectNode attributes = node.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      node.putObject("messageAttributes");
      node.put("md5OfBody", message.md5OfBody());
      node.put("eventSource", "aws:sqs");
      node.put("eventSourceARN", mapping.queueArn());
      node.put("awsRegion", region);
    }
    return Json.text(event);
  }

  private void settle(List<Message> batch, Set<String> failed) {
    List<DeleteMessageBatchRequestEntry> done = new ArrayList<>();
    for (Message message : batch) {
      if (failed.contains(message.messageId())) {
        retryLater(message);
      } else {
        done.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(done.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      if (done.size() == RECEIVE) {
        delete(done);
      }
    }
    if (!done.isEmpty()) {
      delete(done);
    }
  }

  private void delete(List<DeleteMessageBatchRequestEntry> done) {
    List<DeleteMessageBatchRequestEntry> entries = List.copyOf(done);
    sqs.deleteMessageBatch(b -> b.queueUrl(queueUrl).entries(entries));
    done.clear();
  }

  /**
   * AWS would hide the message for the queue's whole time-out; minutes are too long on a laptop.
   */
  private void retryLater(Message message) {
    String received =
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    int attempt = received == null ? 1 : Integer.parseInt(received);
    int seconds = Math.min(SLOWEST_RETRY_SECONDS, 1 << Math.min(attempt - 1, 5));
    sqs.changeMessageVisibility(
        b ->
            b.queueUrl(queueUrl).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
  }
}
