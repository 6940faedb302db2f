package dev.sluice.local.demo;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.local.operate.Snapshot;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far the pipelines have come together, as one line can tell it. */
public record Stage(
    int objects,
    int objectsLanded,
    Map<Status, Integer> states,
    int expectedPartitions,
    long failedRuns,
    Tally tally,
    Duration elapsed) {

  static Stage of(
      List<Expected> expected,
      List<Snapshot> snapshots,
      int landed,
      int objects,
      Duration elapsed) {
    Map<Status, Integer> states = new EnumMap<>(Status.class);
    Tally tally = Tally.zero();
    long failed = 0;
    for (Snapshot snapshot : snapshots) {
      snapshot.states().forEach((status, count) -> states.merge(status, count, Integer::sum));
      tally = tally.plus(snapshot.tally());
      failed += snapshot.failedRuns();
    }
    int partitions = expected.stream().mapToInt(e -> e.files().size()).sum();
    return new Stage(objects, landed, states, partitions, failed, tally, elapsed);
  }

  private int count(Status status) {
    return states.getOrDefault(status, 0);
  }

  /** The line that a person watches. */
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append(String.format("%3d s  ", elapsed.toSeconds()));
    line.append(String.format("objects %d/%d", objectsLanded, objects));
    line.append(String.format("  landed %d", count(Status.LANDED)));
    line.append(String.format("  cataloged %d", count(Status.CATALOGED)));
    line.append(String.format("  running %d", count(Status.RUNNING)));
    line.append(String.format("  done %d/%d", count(Status.DONE), expectedPartitions));
    line.append(String.format("  failed %d", count(Status.QUARANTINED)));
    line.append(String.format("  records %,d", tally.recordsWritten()));
    if (failedRuns > 0) {
      line.append(String.format("  (%d failed runs)", failedRuns));
    }
    return line.toString();
  }

  /**
   * Whether a partition's last successful run read every file that landed in it, also those that
   * landed over an older one of the same name.
   */
  static boolean isComplete(PartitionRecord partition, LandedFiles files) {
    Processed processed = partition.processed();
    return partition.status() == Status.DONE
        && processed != null
        && processed.tally().files() >= files.count()
        && !processed.readAt().isBefore(files.newest());
  }
}
