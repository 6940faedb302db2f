package dev.sluice.lambda.wiring;

import dev.sluice.control.World;
import dev.sluice.ledger.PartitionRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports how long the oldest open partition of a pipeline has been waiting, for an alarm. */
public final class OpenAge {
  private final World world;

  /** Of the given world's ledger. */
  public OpenAge(World world) {
    this.world = world;
  }

  /** Reads the open partitions and counts the metric; 0 when none is open. */
  public void report(String pipeline) {
    Instant now = world.clock().instant();
    Instant oldest = now;
    @Nullable String cursor = null;
    do {
      var page = world.ledger().openPartitions(pipeline, cursor);
      for (PartitionRecord partition : page.items()) {
        Instant since = partition.dirt().since();
        oldest = since.isBefore(oldest) ? since : oldest;
      }
      cursor = page.next();
    } while (cursor != null);
    double seconds = (double) Duration.between(oldest, now).toSeconds();
    world.signals().count(pipeline, "OldestOpenPartitionAge", seconds);
  }
}
