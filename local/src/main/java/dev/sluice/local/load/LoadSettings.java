package dev.sluice.local.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to load the controller with.
 *
 * @param events how many object-created events
 * @param partitions over how many output partitions they are spread
 * @param within how long it took them to land; the faster, the fewer writes an event
 * @param dynamodb endpoint of the DynamoDB to keep the ledger in; the embedded database when absent
 * @param checkout root of the built checkout
 * @param data an empty directory for the embedded cloud
 */
public record LoadSettings(
    int events, int partitions, Duration within, @Nullable URI dynamodb, Path checkout, Path data) {
  public LoadSettings {
    if (partitions < 1 || events < partitions) {
      throw new IllegalArgumentException(
          "%d events for %d partitions leave some without; give at least one partition, and as"
                  .formatted(events, partitions)
              + " many events as partitions");
    }
    if (within.isNegative()) {
      throw new IllegalArgumentException(
          "Events cannot land within %s; give a duration such as PT1M".formatted(within));
    }
  }
}
