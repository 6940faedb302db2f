package dev.sluice.lambda.sqs;

import dev.sluice.control.Wakes;
import dev.sluice.lambda.json.JsonText;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wakes reconcilers through a FIFO queue whose message group is the pipeline. */
public final class SqsWakes implements Wakes {
  // A wake that falls into the bucket of one already handled is dropped, so it is short.
  private static final Duration BUCKET = Duration.ofSeconds(1);
  private static final Pattern UNFIT = Pattern.compile("[^a-zA-Z0-9_-]");

  private final SqsClient sqs;
  private final String queueUrl;
  private final Clock clock;

  /** Wakes through the queue at a URL. */
  public SqsWakes(SqsClient sqs, String queueUrl, Clock clock) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.clock = clock;
  }

  @Override
  public void wake(String pipeline, String cause) {
    var body = new LinkedHashMap<String, String>();
    body.put("pipeline", pipeline);
    body.put("cause", cause);
    // A burst of events needs one pass, so equal wakes within a moment are one.
    long bucket = clock.millis() / BUCKET.toMillis();
    String deduplication = UNFIT.matcher(pipeline + "-" + cause).replaceAll("_") + "-" + bucket;
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageGroupId(pipeline)
                .messageDeduplicationId(deduplication)
                .messageBody(JsonText.of(body)));
  }
}
