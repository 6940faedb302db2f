package dev.sluice.local.demo;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Status;
import dev.sluice.local.operate.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Looks at the ledger again and again until every partition has ended, or nothing moves any more.
 */
final class Watch {
  /** The ledger's own lines move at least when a run is retried, so longer silence is a fault. */
  private static final Duration IGNORED_LAG = Duration.ofSeconds(20);

  private final Ledger ledger;
  private final List<Expected> expected;
  private final Duration patience;
  private final Duration pause;
  private final Clock clock;

  Watch(Ledger ledger, List<Expected> expected, Duration patience, Duration pause, Clock clock) {
    this.ledger = ledger;
    this.expected = expected;
    this.patience = patience;
    this.pause = pause;
    this.clock = clock;
  }

  /** Answers the last look; {@code view} is told each one. */
  List<Snapshot> untilEnded(BiConsumer<List<Snapshot>, Instant> view) throws InterruptedException {
    String last = "";
    Instant moved = clock.instant();
    while (true) {
      Instant now = clock.instant();
      List<Snapshot> look = look();
      view.accept(look, now);
      String state = state(look);
      if (!state.equals(last)) {
        last = state;
        moved = now;
      }
      boolean quiet = Duration.between(moved, now).compareTo(IGNORED_LAG) > 0;
      boolean stuck = Duration.between(moved, now).compareTo(patience) > 0;
      if (stuck || (partitionsEnded(look) && (quiet || ignoredCounted(look)))) {
        return look;
      }
      Thread.sleep(pause.toMillis());
    }
  }

  private List<Snapshot> look() {
    return expected.stream().map(e -> Snapshot.of(ledger, e.pipeline().name())).toList();
  }

  private static String state(List<Snapshot> look) {
    StringBuilder state = new StringBuilder();
    for (Snapshot snapshot : look) {
      state.append(snapshot.states()).append(snapshot.ignored()).append(snapshot.tally());
      snapshot.runs().forEach(run -> state.append(run.version()).append(' '));
    }
    return state.toString();
  }

  private boolean partitionsEnded(List<Snapshot> look) {
    for (int i = 0; i < expected.size(); i++) {
      for (Map.Entry<OutputPartition, LandedFiles> entry : expected.get(i).files().entrySet()) {
        PartitionRecord partition = look.get(i).partitions().get(entry.getKey());
        if (partition == null
            || !(partition.status() == Status.QUARANTINED
                || Stage.isComplete(partition, entry.getValue()))) {
          return false;
        }
      }
      if (look.get(i).partitions().values().stream().anyMatch(p -> p.status().isOpen())) {
        return false;
      }
    }
    return true;
  }

  private boolean ignoredCounted(List<Snapshot> look) {
    return look.stream().mapToLong(Snapshot::ignoredTotal).sum()
        >= expected.stream().mapToLong(Expected::ignored).sum();
  }
}
