package dev.sluice.local.ledger.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sluice.lambda.ObjectCreatedFunction;
import dev.sluice.lambda.json.JsonText;
import dev.sluice.local.ledger.LocalLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sends object-created events for 20,000 partitions through {@link ObjectCreatedFunction} in
 * batches of 1,000, as its queue does, on the embedded ledger and on the DynamoDB adapter; see
 * docs/functions.md.
 */
public final class IntakeBench {
  private static final int PARTITIONS = 20_000;
  private static final int BATCH = 1_000;

  private IntakeBench() {}

  /** Takes the number of events. */
  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path directory = Files.createTempDirectory("intake");
    try (var aws = new AwsStub()) {
      run("embedded ledger", LocalLedger.url(directory), events, aws);
      run("DynamoDB adapter", MeteredStoreProvider.URL, events, aws);
      double units = MeteredStoreProvider.METER.computed();
      System.out.printf(
          "write units: %.0f for %,d events, %.4f an event%n", units, events, units / events);
    }
  }

  private static void run(String name, String ledger, int events, AwsStub aws) throws Exception {
    var variables = new HashMap<String, String>();
    variables.put("SLUICE_ENVIRONMENT", "bench");
    variables.put("SLUICE_LEDGER", ledger);
    variables.put("SLUICE_WAKE_QUEUE_URL", aws.endpoint() + "/000000000000/wake.fifo");
    variables.put("SLUICE_LOG_FILE", Files.createTempFile("bench", ".jsonl").toString());
    variables.put("AWS_ENDPOINT_URL", aws.endpoint());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "bench");
    variables.put("AWS_SECRET_ACCESS_KEY", "bench");
    var function = new ObjectCreatedFunction(variables);
    var random = new Random(7);
    List<Long> heap = new ArrayList<>();
    long busy = 0;
    for (int sent = 0; sent < events; sent += BATCH) {
      SQSEvent batch = batch(sent, random);
      long from = System.nanoTime();
      var failures = function.handleRequest(batch, null).getBatchItemFailures();
      busy += System.nanoTime() - from;
      if (!failures.isEmpty()) {
        throw new IllegalStateException(failures.size() + " messages of a batch failed");
      }
      if ((sent / BATCH) % (events / BATCH / 10) == 0) {
        System.gc();
        var runtime = Runtime.getRuntime();
        heap.add((runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
      }
    }
    System.out.printf(
        "%s: %,d events in %.1f s, %,.0f events/s; live heap after each tenth: %s MB%n",
        name, events, busy / 1e9, events / (busy / 1e9), heap);
  }

  private static SQSEvent batch(int first, Random random) {
    var messages = new ArrayList<SQSMessage>();
    for (int i = 0; i < BATCH; i++) {
      var message = new SQSMessage();
      message.setMessageId("m-" + i);
      message.setBody(event(first + i, random.nextInt(PARTITIONS)));
      messages.add(message);
    }
    var event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }

  private static String event(int number, int partition) {
    String account = "%012d".formatted(100_000_000_000L + partition / 400);
    String region = "eu-west-" + (1 + partition / 20 % 20);
    String day = "%02d".formatted(1 + partition % 20);
    String key =
        "AWSLogs/%1$s/CloudTrail/%2$s/2026/11/%3$s/%1$s_CloudTrail_%2$s_202611%3$sT1005Z_%4$016d.json.gz"
            .formatted(account, region, day, number);
    return JsonText.of(
        Map.of(
            "detail-type",
            "Object Created",
            "time",
            Instant.now().toString(),
            "detail",
            Map.of("bucket", Map.of("name", "raw"), "object", Map.of("key", key, "size", 63_402))));
  }
}
