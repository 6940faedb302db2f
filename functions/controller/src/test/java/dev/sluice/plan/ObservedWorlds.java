package dev.sluice.plan;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Workers;
import dev.sluice.pipeline.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a planner may observe, drawn at random. */
final class ObservedWorlds {
  static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
  static final int MAX_RUNS = 6;

  private ObservedWorlds() {}

  /** Anything that the ledger may hold, and much that it rarely does. */
  static Observed world(Random random) {
    Gate gate = gate(random.nextInt(MAX_RUNS + 1));
    var runs = new HashMap<String, RunRecord>();
    for (String token : gate.live().keySet()) {
      if (random.nextInt(8) > 0) {
        runs.put(token, run(token, random));
      }
    }
    var open = new ArrayList<PartitionRecord>();
    int partitions = random.nextInt(30);
    for (int i = 0; i < partitions; i++) {
      Status status =
          List.of(Status.LANDED, Status.CATALOGED, Status.CATALOGED, Status.RUNNING)
              .get(random.nextInt(4));
      String token = status == Status.RUNNING ? "t-" + random.nextInt(MAX_RUNS + 2) : null;
      Instant due = NOW.plusSeconds(random.nextInt(600) - 400);
      open.add(partition(i, status, random.nextInt(3) == 0, token, due));
      if (random.nextInt(4) == 0) {
        open.set(i, failed(open.get(i), random));
      }
    }
    return new Observed(open, gate, runs, Map.of());
  }

  static Gate gate(int live) {
    Gate gate = Gate.open("cloudtrail");
    for (int i = 0; i < live; i++) {
      gate = gate.with("t-" + i, 2);
    }
    return gate;
  }

  static PartitionRecord partition(
      int number, Status status, boolean backfill, @Nullable String token, Instant due) {
    var output =
        OutputPartition.parse("region=eu-west-%d/year=2026/month=11/day=03".formatted(number));
    var known = new TreeSet<>(List.of("o-abcdefghij/123456789012"));
    var pending = status == Status.LANDED ? known : new TreeSet<String>();
    Generations generations =
        status == Status.RUNNING ? Generations.first().starting() : Generations.first();
    var dirt = new Dirt(due.minus(Duration.ofMinutes(5)), due.minus(Duration.ofMinutes(5)), due);
    return new PartitionRecord(
        "cloudtrail",
        output,
        1,
        status,
        new Sources(known, pending),
        generations,
        dirt,
        Attempts.none(),
        token,
        null,
        backfill,
        null);
  }

  private static PartitionRecord failed(PartitionRecord record, Random random) {
    return new PartitionRecord(
        record.pipeline(),
        record.output(),
        record.version(),
        record.status(),
        record.sources(),
        record.generations(),
        record.dirt(),
        new Attempts(1, NOW.plusSeconds(random.nextInt(600) - 400), random.nextInt(3)),
        record.token(),
        null,
        record.backfill(),
        "failed once");
  }

  private static RunRecord run(String token, Random random) {
    var intent =
        RunRecord.intent(
            "cloudtrail",
            token,
            "job",
            new TableName("raw", "cloudtrail"),
            List.of(),
            new Workers("G.1X", 2, 2),
            1,
            NOW.minusSeconds(random.nextInt(200)));
    Instant next = NOW.plusSeconds(random.nextInt(600) - 400);
    return Stream.of(
            intent,
            intent.ready(next, "throttled"),
            intent.starting(next),
            intent.started("jr_1", next),
            intent.ended(RunStatus.SUCCEEDED, NOW, null, null))
        .toList()
        .get(random.nextInt(5));
  }
}
