package dev.sluice.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Pipelines;
import dev.sluice.pipeline.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every plan, whatever is observed. */
class PlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
  private static final int WORLDS = 2_000;
  private static final int MAX_RUNS = 6;
  private static final int MAX_DPUS = 20;

  private final Pipeline pipeline =
      Pipelines.with(
          Pipelines.organization(),
          "maxRuns",
          MAX_RUNS,
          "maxDpus",
          MAX_DPUS,
          "maxPartitionsPerRun",
          3);
  private final Planner planner = new Planner(pipeline);

  @Test
  void theSameInputGivesTheSameSteps() {
    inManyWorlds(
        (world, seed) -> assertThat(planner.plan(world, NOW)).isEqualTo(planner.plan(world, NOW)));
  }

  @Test
  void onlyWhatIsRegisteredDueAndFreeIsLaunchedAndNothingTwice() {
    inManyWorlds(
        (world, seed) -> {
          var launched = new ArrayList<PartitionRecord>();
          launches(world).forEach(launch -> launched.addAll(launch.partitions()));

          assertThat(launched).doesNotHaveDuplicates();
          assertThat(launched)
              .allSatisfy(
                  partition -> {
                    assertThat(partition.status()).isEqualTo(Status.CATALOGED);
                    assertThat(partition.dirt().dueAt()).isBeforeOrEqualTo(NOW);
                    assertThat(notBefore(partition)).isBeforeOrEqualTo(NOW);
                  });
        });
  }

  @Test
  void noPlanExceedsTheLimitsWithWhatIsLive() {
    inManyWorlds(
        (world, seed) -> {
          var packer = new RunPacker(pipeline);
          for (Step.Launch launch : launches(world)) {
            var runs = packer.pack(launch.partitions(), Map.of(), launch.slots(), launch.dpus());
            int dpus = runs.stream().mapToInt(run -> run.workers().dpus()).sum();

            assertThat(world.gate().live().size() + runs.size()).isLessThanOrEqualTo(MAX_RUNS);
            assertThat(world.gate().dpus() + dpus).isLessThanOrEqualTo(MAX_DPUS);
            assertThat(runs).allSatisfy(run -> assertThat(run.partitions()).hasSizeBetween(1, 3));
          }
        });
  }

  @Test
  void aClosedGateLaunchesNothing() {
    inManyWorlds(
        (world, seed) -> {
          Gate closed = world.gate().closed(NOW.plusSeconds(1), "no such job");
          var shut = new Observed(world.open(), closed, world.runs(), world.crawls());

          assertThat(launches(shut)).isEmpty();
        });
  }

  @Test
  void aBackfillGetsAtMostHalfAndOnlyWhatFreshDataLeaves() {
    inManyWorlds(
        (world, seed) -> {
          var live = new HashSet<String>();
          world.open().stream()
              .filter(partition -> partition.status() == Status.RUNNING && partition.backfill())
              .filter(partition -> world.gate().live().containsKey(partition.requireToken()))
              .forEach(partition -> live.add(partition.requireToken()));
          boolean freshLaunched = false;
          for (Step.Launch launch : launches(world)) {
            boolean backfill = launch.partitions().get(0).backfill();
            assertThat(launch.partitions()).allMatch(each -> each.backfill() == backfill);
            if (backfill) {
              assertThat(live.size() + launch.slots()).isLessThanOrEqualTo(MAX_RUNS / 2);
            } else {
              assertThat(freshLaunched).isFalse();
              freshLaunched = true;
            }
          }
        });
  }

  @Test
  void freshDataIsNeverLeftOutForABackfill() {
    var fresh = partition(1, Status.CATALOGED, false, null, NOW);
    var open = new ArrayList<PartitionRecord>(List.of(fresh));
    for (int i = 2; i < 40; i++) {
      open.add(partition(i, Status.CATALOGED, true, null, NOW.minusSeconds(9_000)));
    }
    Collections.reverse(open);
    var world = new Observed(open, gate(MAX_RUNS - 1), Map.of(), Map.of());

    assertThat(launches(world)).hasSize(1);
    assertThat(launches(world).get(0).partitions()).containsExactly(fresh);
  }

  @Test
  void everyLiveTokenIsFollowedAtMostOnceAndNoneIsStartedTwice() {
    inManyWorlds(
        (world, seed) -> {
          var followed = new ArrayList<String>();
          for (Step step : planner.plan(world, NOW)) {
            if (step instanceof Step.Forget forget) {
              followed.add(forget.token());
              assertThat(world.runs()).doesNotContainKey(forget.token());
            } else if (step instanceof Step.Start start) {
              followed.add(start.run().token());
              assertThat(start.run().status()).isEqualTo(RunStatus.READY);
              assertThat(start.run().notBefore()).isBeforeOrEqualTo(NOW);
            } else if (step instanceof Step.Find find) {
              followed.add(find.run().token());
              assertThat(find.run().status()).isEqualTo(RunStatus.STARTING);
            } else if (step instanceof Step.Poll poll) {
              followed.add(poll.run().token());
              assertThat(poll.run().status()).isEqualTo(RunStatus.STARTED);
            } else if (step instanceof Step.Abandon abandon) {
              followed.add(abandon.run().token());
              assertThat(abandon.run().status()).isEqualTo(RunStatus.CLAIMING);
            } else if (step instanceof Step.Close close) {
              followed.add(close.run().token());
              assertThat(close.run().status().isLive()).isFalse();
            }
          }
          assertThat(followed).doesNotHaveDuplicates();
          assertThat(world.gate().live().keySet()).containsAll(followed);
        });
  }

  @Test
  void onlyPartitionsWhoseRunIsOverAreReleasedAndAllOfThem() {
    inManyWorlds(
        (world, seed) ->
            assertThat(planner.plan(world, NOW))
                .filteredOn(Step.Release.class::isInstance)
                .extracting(step -> ((Step.Release) step).partition())
                .containsExactlyElementsOf(
                    world.open().stream()
                        .filter(partition -> partition.status() == Status.RUNNING)
                        .filter(each -> !world.gate().live().containsKey(each.requireToken()))
                        .toList()));
  }

  @Test
  void whatIsNotInTheCatalogIsRegisteredUnlessItWaitsAfterAFailure() {
    inManyWorlds(
        (world, seed) -> {
          var wanted = new HashSet<OutputPartition>();
          world.open().stream()
              .filter(partition -> !partition.sources().pending().isEmpty())
              .filter(partition -> !notBefore(partition).isAfter(NOW))
              .forEach(partition -> wanted.add(partition.output()));
          var registered = new ArrayList<OutputPartition>();
          planner.plan(world, NOW).stream()
              .filter(Step.Register.class::isInstance)
              .flatMap(step -> ((Step.Register) step).partitions().stream())
              .forEach(partition -> registered.add(partition.output()));

          assertThat(registered).containsExactlyInAnyOrderElementsOf(wanted);
        });
  }

  private static Instant notBefore(PartitionRecord partition) {
    Instant notBefore = partition.attempts().notBefore();
    return notBefore == null ? Instant.MIN : notBefore;
  }

  private List<Step.Launch> launches(Observed world) {
    return planner.plan(world, NOW).stream()
        .filter(Step.Launch.class::isInstance)
        .map(Step.Launch.class::cast)
        .toList();
  }

  private static void inManyWorlds(ObjIntConsumer<Observed> check) {
    for (int seed = 0; seed < WORLDS; seed++) {
      check.accept(world(new Random(seed)), seed);
    }
  }

  /** Anything that the ledger may hold, and much that it rarely does. */
  private static Observed world(Random random) {
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

  private static Gate gate(int live) {
    Gate gate = Gate.open("cloudtrail");
    for (int i = 0; i < live; i++) {
      gate = gate.with("t-" + i, 2);
    }
    return gate;
  }

  private static PartitionRecord partition(
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
