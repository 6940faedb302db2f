package dev.sluice.lambda.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lambda.moto.MotoServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Wakes through a FIFO queue, against moto. */
class SqsWakesIT {
  private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

  private SqsClient sqs;
  private String queue;

  @BeforeEach
  void aQueue() throws Exception {
    sqs = MotoServer.clients().sqs();
    queue =
        sqs.createQueue(
                create ->
                    create
                        .queueName(UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
  }

  @Test
  void equalWakesWithinASecondAreOne() {
    at(NOW).wake("cloudtrail", "object-created");
    at(NOW.plusMillis(900)).wake("cloudtrail", "object-created");
    at(NOW.plusMillis(900)).wake("cloudtrail", "it's odd: ü");
    at(NOW.plusMillis(900)).wake("vpc", "object-created");
    at(NOW.plusSeconds(1)).wake("cloudtrail", "object-created");

    assertThat(messages())
        .extracting(
            message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
            Message::body)
        .containsExactlyInAnyOrder(
            wake("cloudtrail", "object-created"),
            wake("cloudtrail", "it's odd: ü"),
            wake("vpc", "object-created"),
            wake("cloudtrail", "object-created"));
  }

  private static org.assertj.core.groups.Tuple wake(String pipeline, String cause) {
    return org.assertj.core.groups.Tuple.tuple(
        pipeline, "{\"pipeline\":\"%s\",\"cause\":\"%s\"}".formatted(pipeline, cause));
  }

  private SqsWakes at(Instant now) {
    return new SqsWakes(sqs, queue, Clock.fixed(now, ZoneOffset.UTC));
  }

  private List<Message> messages() {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(queue)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout((int) Duration.ofMinutes(1).toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .messages();
  }
}
