package dev.sluice.local.tamper;

import dev.sluice.control.DayRange;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.demo.Demo;
import dev.sluice.local.demo.DemoSettings;
import dev.sluice.local.demo.Names;
import dev.sluice.local.demo.Progress;
import dev.sluice.local.generate.Generator;
import dev.sluice.local.generate.GeneratorSettings;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.local.operate.Account;
import dev.sluice.local.operate.FileLine;
import dev.sluice.local.operate.FileLines;
import dev.sluice.local.operate.ValidateLogs;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Damages a generated data set in every way, lands it in the embedded cloud, and holds three
 * verdicts on every file side by side: the truth, Sluice's, and that of the AWS CLI on the same
 * bucket.
 */
public final class Tampering {
  private final TamperSettings settings;
  private final Progress progress;
  private final Clock clock;

  public Tampering(TamperSettings settings, Progress progress, Clock clock) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /** Runs the whole comparison. */
  public TamperReport run() throws IOException, InterruptedException {
    Path input = settings.data().resolve("generated");
    new Generator(generated(input), Runtime.getRuntime().availableProcessors()).run(written -> {});
    var delivery = new Delivery(input);
    Map<String, Damage> damages = new Saboteur(delivery).damageEveryWay();
    damages.forEach((key, damage) -> progress.say("%s: %s".formatted(damage.words(), key)));
    new Demo(demo(input), progress, clock).run();
    try (EmbeddedCloud cloud =
        EmbeddedCloud.start(CloudSettings.of(settings.data(), settings.checkout()))) {
      Map<String, FileLine> sluice = sluice(cloud, delivery);
      progress.say("asking aws cloudtrail validate-logs");
      Map<String, ValidateLogs> aws = aws(cloud, delivery);
      return compare(Truth.of(delivery, damages), damages, sluice, aws);
    }
  }

  private GeneratorSettings generated(Path input) {
    return new GeneratorSettings(
        input,
        settings.records(),
        settings.seed(),
        Names.RAW_BUCKET,
        null,
        settings.accounts(),
        settings.regions(),
        settings.days(),
        LocalDate.parse("2026-11-01"));
  }

  private DemoSettings demo(Path input) {
    return new DemoSettings(
        input,
        null,
        settings.data(),
        settings.checkout(),
        Registration.DIRECT,
        Sink.PARQUET,
        ChaosProfile.named("none"),
        1,
        null,
        Duration.ofMinutes(5),
        false);
  }

  private Map<String, FileLine> sluice(EmbeddedCloud cloud, Delivery delivery) throws IOException {
    Map<String, String> variables = new TreeMap<>(cloud.environment());
    variables.put(
        "SLUICE_LOG_FILE", settings.data().resolve("logs").resolve("commands.log").toString());
    var account = new Account(Names.ENVIRONMENT, LocalLedger.url(settings.data()), variables);
    Pipeline pipeline = account.pipelines().all().get(0);
    var lines = new FileLines();
    try (Wiring wiring = account.wiring()) {
      Proofs.of(wiring, Worlds.of(wiring))
          .get()
          .completeness(pipeline)
          .read(new DayRange(day(delivery.start()), day(delivery.end())), lines);
    }
    Map<String, FileLine> byKey = new TreeMap<>();
    lines.lines().forEach(line -> byKey.put(line.file().key(), line));
    return byKey;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** Nothing when there is no AWS CLI. */
  private Map<String, ValidateLogs> aws(EmbeddedCloud cloud, Delivery delivery)
      throws IOException, InterruptedException {
    Map<String, ValidateLogs> said = new TreeMap<>();
    Optional<Path> executable = settings.aws();
    if (executable.isEmpty()) {
      return said;
    }
    var cli = new AwsCli(executable.get(), cloud.environment());
    String trail = "arn:aws:cloudtrail:us-east-1:000000000000:trail/" + Names.TRAIL;
    for (Delivery.Chain chain : delivery.chains().keySet()) {
      said.putAll(
          cli.validate(trail, chain.account(), chain.region(), delivery.start(), delivery.end()));
    }
    return said;
  }

  private TamperReport compare(
      Map<String, ValidateLogs> truth,
      Map<String, Damage> damages,
      Map<String, FileLine> sluice,
      Map<String, ValidateLogs> aws) {
    Map<String, ValidateLogs> all = new TreeMap<>(truth);
    sluice.keySet().forEach(key -> all.putIfAbsent(key, ValidateLogs.NOT_NAMED));
    aws.keySet().forEach(key -> all.putIfAbsent(key, ValidateLogs.NOT_NAMED));
    boolean asked = settings.aws().isPresent();
    List<FileComparison> files = new ArrayList<>();
    all.forEach(
        (key, expected) -> {
          @Nullable FileLine line = sluice.get(key);
          @Nullable Damage damage = damages.get(key);
          files.add(
              new FileComparison(
                  key,
                  damage == null ? null : damage.words(),
                  expected,
                  line == null ? null : line.verdict(),
                  line == null ? ValidateLogs.NOT_NAMED : line.validateLogs(),
                  asked ? aws.getOrDefault(key, ValidateLogs.NOT_NAMED) : null));
        });
    return new TamperReport(files, asked);
  }
}
