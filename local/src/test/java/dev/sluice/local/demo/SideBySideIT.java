package dev.sluice.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.ledger.RunRecord;
import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.generate.Generator;
import dev.sluice.local.generate.GeneratorSettings;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.local.operate.Snapshot;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo: with two pipelines in one bucket, and with its ledger in DynamoDB. */
class SideBySideIT {
  private static final Path CHECKOUT = Path.of(System.getProperty("sluice.root"));
  private static final Pattern LOG =
      Pattern.compile(
          "AWSLogs/(\\d{12})/CloudTrail/([^/]+)/(\\d{4})/(\\d\\d)/(\\d\\d)/(.*_\\d{8}T(\\d\\d).*)");

  @TempDir Path directory;

  @Test
  void twoPipelinesOfOneBucketBothCompleteAndDisturbEachOtherInNothing() throws Exception {
    Path logs = generate(400);
    copyByHour(logs);
    Path pipelines = directory.resolve("pipelines.json");
    String shipped = Files.readString(CHECKOUT.resolve("docs/contracts/two-pipelines.json"));
    Files.writeString(pipelines, shipped.replace("PT5M", "PT2S"));

    Summary summary = demo(logs, pipelines, null);

    assertThat(summary.faults()).isEmpty();
    // H2 keeps it while anyone has the ledger open, and a directory with open files is no one's to
    // delete.
    assertThat(directory.resolve("data/ledger/ledger.lock.db")).doesNotExist();
    long records = manifest(logs, "records");
    try (var ledger = LocalLedger.open(directory.resolve("data"))) {
      Snapshot days = Snapshot.of(ledger.ledger(), "cloudtrail");
      Snapshot hours = Snapshot.of(ledger.ledger(), "hourly");
      assertThat(days.tally().recordsRead()).isEqualTo(records);
      assertThat(hours.tally().recordsRead()).isEqualTo(records);
      assertThat(days.runs()).allMatch(run -> covers(run, "day"));
      assertThat(hours.runs()).allMatch(run -> covers(run, "hour"));
    }
  }

  @Test
  void theDemoCompletesWithItsLedgerInDynamoDb() throws Exception {
    URI dynamodb = URI.create(MotoServer.environment().get("AWS_ENDPOINT_URL"));
    Path logs = generate(200);

    Summary summary = demo(logs, null, dynamodb);

    assertThat(summary.faults()).isEmpty();
    assertThat(summary.tally().recordsRead()).isEqualTo(manifest(logs, "records"));
    assertThat(summary.proof()).startsWith("PROVEN");
  }

  private Summary demo(Path logs, @Nullable Path pipelines, @Nullable URI dynamodb)
      throws Exception {
    var settings =
        new DemoSettings(
            logs,
            pipelines,
            Files.createDirectories(directory.resolve("data")),
            CHECKOUT,
            Registration.DIRECT,
            Sink.PARQUET,
            ChaosProfile.NONE,
            1,
            dynamodb,
            Duration.ofMinutes(2),
            false);
    var progress = new Progress(new PrintWriter(Writer.nullWriter()), false);
    return new Demo(settings, progress, Clock.systemUTC()).run();
  }

  private Path generate(int records) throws Exception {
    Path logs = directory.resolve("logs");
    var day = LocalDate.parse("2026-11-01");
    new Generator(new GeneratorSettings(logs, records, 1, "local-raw", null, 1, 2, 1, day), 1)
        .run(written -> {});
    return logs;
  }

  /** The same logs again, under keys of Hive's form. */
  private static void copyByHour(Path logs) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(logs)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Matcher key = LOG.matcher(logs.relativize(file).toString());
      if (key.matches()) {
        String copy =
            "hourly/account=%s/region=%s/year=%s/month=%s/day=%s/hour=%s/%s"
                .formatted(
                    key.group(1),
                    key.group(2),
                    key.group(3),
                    key.group(4),
                    key.group(5),
                    key.group(7),
                    key.group(6));
        Files.createDirectories(logs.resolve(copy).getParent());
        Files.copy(file, logs.resolve(copy));
      }
    }
  }

  /** Whether all that a run covers has this as its deepest level. */
  private static boolean covers(RunRecord run, String deepest) {
    return run.outputs().stream()
        .map(output -> List.copyOf(output.partition().values().keySet()))
        .allMatch(levels -> levels.get(levels.size() - 1).equals(deepest));
  }

  private static long manifest(Path logs, String member) throws IOException {
    return new ObjectMapper()
        .readTree(logs.resolve("manifest.json").toFile())
        .path(member)
        .asLong();
  }
}
