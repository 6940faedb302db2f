package dev.sluice.local.demo;

import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.local.operate.Account;
import dev.sluice.local.operate.Pipelines;
import dev.sluice.local.operate.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Starts the embedded cloud, lands the input, waits until all has ended, and judges the result. */
public final class Demo {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PROOF_PATIENCE = Duration.ofMinutes(1);
  private static final int PROVISIONING_ATTEMPTS = 50;

  private final DemoSettings settings;
  private final Progress progress;
  private final Clock clock;

  public Demo(DemoSettings settings, Progress progress, Clock clock) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /** Runs the whole demo. */
  public Summary run() throws IOException, InterruptedException {
    Instant started = clock.instant();
    Input input = Input.of(settings.input());
    Pipelines pipelines = pipelines(input);
    try (EmbeddedCloud cloud = EmbeddedCloud.start(cloudSettings());
        Clients clients = Clients.of(cloud.environment())) {
      progress.say("embedded cloud at " + cloud.endpoint() + ", state in " + settings.data());
      Provisioner provisioner =
          new Provisioner(clients, settings.checkout(), PROVISIONING_ATTEMPTS);
      provisioner.base(pipelines);
      input.signingKeys().ifPresent(keys -> provisioner.trail(Names.TRAIL, keys));
      provisioner.dataDirectory(settings.data());
      pipelines.keepIn(settings.data());
      AtomicInteger landed = new AtomicInteger();
      Lander lander = new Lander(clients.s3(), Names.RAW_BUCKET, landed);
      List<Expected> planned = expected(pipelines, input, lander.objects());
      planned.forEach(e -> provisioner.sources(e.pipeline(), e.sources()));
      progress.say(what(input, planned));
      lander.land(input.files(), settings.landAgain());
      List<Expected> expected = expected(pipelines, input, lander.objects());
      Account account = account(cloud);
      List<Snapshot> last;
      try (DocumentStore store = account.store()) {
        last =
            new Watch(new DocumentLedger(store), expected, settings.patience(), LOOK_EVERY, clock)
                .untilEnded(
                    (look, now) ->
                        progress.show(
                            Stage.of(
                                expected,
                                look,
                                landed.get(),
                                input.files().size(),
                                Duration.between(started, now))));
      }
      String proof = proof(input, account, expected);
      return summary(input, expected, last, proof, Duration.between(started, clock.instant()));
    }
  }

  /** What the cloud's functions see. */
  private Account account(EmbeddedCloud cloud) {
    Map<String, String> variables = new TreeMap<>(cloud.environment());
    Path log = settings.data().resolve("logs").resolve("commands.log");
    variables.put("SLUICE_LOG_FILE", log.toString());
    URI dynamoDb = settings.dynamodbEndpoint();
    if (dynamoDb != null) {
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
    }
    String url =
        dynamoDb == null ? LocalLedger.url(settings.data()) : "dynamodb:" + Names.LEDGER_TABLE;
    return new Account(Names.ENVIRONMENT, url, variables);
  }

  /** Only generated input brings the digests that a proof needs. */
  private String proof(Input input, Account account, List<Expected> expected)
      throws InterruptedException {
    return input.signingKeys().isEmpty()
        ? "none"
        : new Proving(account, clock, PROOF_PATIENCE).of(expected.get(0).pipeline());
  }

  private Pipelines pipelines(Input input) throws IOException {
    return settings.pipelineFile() == null
        ? CloudTrailPipeline.of(input, settings.registration(), settings.sink())
        : Pipelines.read(settings.pipelineFile());
  }

  private CloudSettings cloudSettings() {
    return CloudSettings.of(settings.data(), settings.checkout())
        .withChaos(settings.chaos(), settings.chaosSeed())
        .withDynamodbEndpoint(settings.dynamodbEndpoint())
        .withSweepEvery(Duration.ofSeconds(10));
  }

  /** What was there before counts too: a finished day may grow. What is to land is yet unread. */
  private static List<Expected> expected(
      Pipelines pipelines, Input input, Map<String, S3Object> there) {
    Map<String, Instant> objects = new TreeMap<>();
    input.files().forEach(file -> objects.put(file.key(), Instant.MAX));
    there.forEach((key, object) -> objects.put(key, object.lastModified()));
    return Expected.of(pipelines.all(), objects);
  }

  private static String what(Input input, List<Expected> expected) {
    StringBuilder text = new StringBuilder();
    text.append("landing ").append(input.files().size()).append(" files");
    for (Expected one : expected) {
      text.append("; pipeline ").append(one.pipeline().name()).append(": ");
      text.append(one.objects()).append(" objects in ").append(one.files().size());
      text.append(" partitions, ").append(one.ignored()).append(" of other families");
    }
    return text.toString();
  }

  private static Summary summary(
      Input input, List<Expected> expected, List<Snapshot> last, String proof, Duration elapsed) {
    List<String> faults = new ArrayList<>(Checks.of(expected, last));
    int objects = expected.stream().mapToInt(Expected::objects).sum();
    boolean onlyInput =
        input.manifest().map(truth -> truth.path("files").asInt() == objects).orElse(false);
    Summary summary = Summary.of(expected, last, proof, elapsed, faults);
    if (onlyInput) {
      faults.addAll(Checks.againstManifest(input.manifest(), summary.tally()));
    }
    return Summary.of(expected, last, proof, elapsed, faults);
  }
}
