package dev.sluice.local.cloud;

import dev.sluice.local.chaos.ChaosProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an embedded cloud is started with.
 *
 * @param dataDirectory where all state lives; made when absent
 * @param port port of the endpoint, 0 for any free one
 * @param checkout root of the built checkout: template, worker class path and job jar are found
 *     there
 * @param template the template that functions, queues, rules and schedules are taken from
 * @param chaos which faults to inject
 * @param chaosSeed what the faults are drawn from
 * @param dynamodbEndpoint when set, functions keep the ledger in DynamoDB at this endpoint
 * @param workers how many job runs may execute at once
 * @param workerMegabytes heap of one worker JVM
 * @param sweepEvery when set, replaces the period of the template's rate schedules
 */
public record CloudSettings(
    Path dataDirectory,
    int port,
    Path checkout,
    Path template,
    ChaosProfile chaos,
    long chaosSeed,
    @Nullable URI dynamodbEndpoint,
    int workers,
    int workerMegabytes,
    @Nullable Duration sweepEvery) {

  public CloudSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    checkout = checkout.toAbsolutePath().normalize();
    template = checkout.resolve(template);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port is " + port + ", but must be 0 (any free one) to 65535");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers + ", but must be at least 1");
    }
    if (workerMegabytes < 256) {
      throw new IllegalArgumentException(
          "workerMegabytes is " + workerMegabytes + ", but Spark needs at least 256");
    }
    if (sweepEvery != null && sweepEvery.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "sweepEvery is " + sweepEvery + ", but must be at least one second");
    }
  }

  /** The usual settings: any port, no faults, as many workers as a small laptop carries. */
  public static CloudSettings of(Path dataDirectory, Path checkout) {
    int workers = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
    return new CloudSettings(
        dataDirectory,
        0,
        checkout,
        Path.of("template.yaml"),
        ChaosProfile.NONE,
        1,
        null,
        workers,
        640,
        null);
  }

  public CloudSettings withPort(int value) {
    return new CloudSettings(
        dataDirectory,
        value,
        checkout,
        template,
        chaos,
        chaosSeed,
        dynamodbEndpoint,
        workers,
        workerMegabytes,
        sweepEvery);
  }

  public CloudSettings withTemplate(Path value) {
    return new CloudSettings(
        dataDirectory,
        port,
        checkout,
        value,
        chaos,
        chaosSeed,
        dynamodbEndpoint,
        workers,
        workerMegabytes,
        sweepEvery);
  }

  public CloudSettings withChaos(ChaosProfile value, long seed) {
    return new CloudSettings(
        dataDirectory,
        port,
        checkout,
        template,
        value,
        seed,
        dynamodbEndpoint,
        workers,
        workerMegabytes,
        sweepEvery);
  }

  public CloudSettings withDynamodbEndpoint(@Nullable URI value) {
    return new CloudSettings(
        dataDirectory,
        port,
        checkout,
        template,
        chaos,
        chaosSeed,
        value,
        workers,
        workerMegabytes,
        sweepEvery);
  }

  public CloudSettings withWorkers(int count, int megabytes) {
    return new CloudSettings(
        dataDirectory,
        port,
        checkout,
        template,
        chaos,
        chaosSeed,
        dynamodbEndpoint,
        count,
        megabytes,
        sweepEvery);
  }

  public CloudSettings withSweepEvery(@Nullable Duration value) {
    return new CloudSettings(
        dataDirectory,
        port,
        checkout,
        template,
        chaos,
        chaosSeed,
        dynamodbEndpoint,
        workers,
        workerMegabytes,
        value);
  }
}
