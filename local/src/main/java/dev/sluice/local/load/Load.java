package dev.sluice.local.load;

import dev.sluice.control.Reconciler;
import dev.sluice.lambda.ObjectCreatedFunction;
import dev.sluice.lambda.json.JsonObject;
import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.ledger.Ledger;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.demo.Names;
import dev.sluice.pipeline.Pipeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends events through the intake's handler and lets the reconciler pass over what they opened, in
 * an embedded cloud that has a queue for the wakes and nobody who reads it.
 */
public final class Load {
  private static final int TENTHS = 10;
  private static final int PASSES = 5;
  private static final double NANOS = 1e9;

  private final LoadSettings settings;
  private final Consumer<String> progress;
  private final Clock clock;

  public Load(LoadSettings settings, Consumer<String> progress, Clock clock) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /** Sends all events, then passes a few times. */
  public LoadReport run() throws IOException {
    String table = "local-load-" + clock.millis();
    Path template = settings.data().resolve("load.yaml");
    Files.writeString(template, LoadTemplate.text(table));
    var cloudSettings =
        CloudSettings.of(settings.data(), settings.checkout())
            .withTemplate(template)
            .withDynamodbEndpoint(settings.dynamodb());
    try (EmbeddedCloud cloud = EmbeddedCloud.start(cloudSettings);
        Clients clients = Clients.of(cloud.environment());
        MeasuredLedger ledger = ledger(table)) {
      Pipeline pipeline = LoadPipeline.provision(clients);
      Wiring wiring = Wiring.on(ledger.store(), variables(cloud, clients));
      return measure(ledger, wiring, pipeline);
    }
  }

  private MeasuredLedger ledger(String table) {
    URI dynamodb = settings.dynamodb();
    return dynamodb == null
        ? MeasuredLedger.embedded(settings.data())
        : MeasuredLedger.dynamodb(dynamodb, table);
  }

  private Map<String, String> variables(EmbeddedCloud cloud, Clients clients) {
    Map<String, String> variables = new TreeMap<>(cloud.environment());
    variables.put("SLUICE_ENVIRONMENT", Names.ENVIRONMENT);
    variables.put("SLUICE_LEDGER", "measured");
    variables.put(
        "SLUICE_WAKE_QUEUE_URL",
        clients.sqs().getQueueUrl(get -> get.queueName(LoadTemplate.WAKES)).queueUrl());
    variables.put("SLUICE_LOG_FILE", settings.data().resolve("functions.log").toString());
    return variables;
  }

  private LoadReport measure(MeasuredLedger measured, Wiring wiring, Pipeline pipeline)
      throws IOException {
    var heap = new ArrayList<Long>();
    var intake = new Intake(new ObjectCreatedFunction(wiring));
    var feed = new EventFeed(settings, new Random(7), clock.instant());
    int batches = (settings.events() + EventFeed.BATCH - 1) / EventFeed.BATCH;
    for (int batch = 1; feed.hasMore(); batch++) {
      intake.take(feed);
      if (batch * TENTHS / batches > (batch - 1) * TENTHS / batches) {
        heap.add(liveMegabytes());
        progress.accept("%,d of %,d events".formatted(batch * EventFeed.BATCH, settings.events()));
      }
    }
    double units = measured.units().computed();
    double answered = measured.units().reported();
    var reconciler = new Reconciler(pipeline, Worlds.of(wiring).get());
    double registering = seconds(reconciler);
    Map<String, Long> before = measured.calls().calls();
    double waitedBefore = measured.calls().waitedSeconds();
    var passes = new ArrayList<>(List.of(seconds(reconciler)));
    double waited = measured.calls().waitedSeconds() - waitedBefore;
    Map<String, Long> calls = difference(measured.calls().calls(), before);
    while (passes.size() < PASSES) {
      passes.add(seconds(reconciler));
    }
    return new LoadReport(
        measured.name(),
        settings.events(),
        settings.partitions(),
        intake.failed,
        intake.nanos / NANOS,
        heap,
        units,
        answered,
        open(new DocumentLedger(measured.store()), pipeline.name()),
        registering,
        passes,
        waited,
        calls);
  }

  /** The handler, with the time that it took. */
  private static final class Intake {
    private final ObjectCreatedFunction function;
    private long nanos;
    private int failed;

    Intake(ObjectCreatedFunction function) {
      this.function = function;
    }

    void take(EventFeed feed) throws IOException {
      var batch = new ByteArrayInputStream(feed.next());
      var answer = new ByteArrayOutputStream();
      long from = System.nanoTime();
      function.take(batch, answer);
      nanos += System.nanoTime() - from;
      failed +=
          JsonObject.parse("Answer", answer.toString(StandardCharsets.UTF_8))
              .objects("batchItemFailures")
              .size();
    }
  }

  private static double seconds(Reconciler reconciler) {
    long from = System.nanoTime();
    reconciler.reconcile();
    return Math.round((System.nanoTime() - from) / NANOS * 1000) / 1000.0;
  }

  private static Map<String, Long> difference(Map<String, Long> after, Map<String, Long> before) {
    var difference = new TreeMap<String, Long>();
    after.forEach(
        (operation, count) -> {
          long more = count - before.getOrDefault(operation, 0L);
          if (more > 0) {
            difference.put(operation, more);
          }
        });
    return difference;
  }

  private static int open(Ledger ledger, String pipeline) {
    int open = 0;
    String cursor = null;
    do {
      var page = ledger.openPartitions(pipeline, cursor);
      open += page.items().size();
      cursor = page.next();
    } while (cursor != null);
    return open;
  }

  @SuppressWarnings("SystemGc") // what is live is only known after a collection
  private static long liveMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
  }
}
