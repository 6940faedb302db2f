package dev.sluice.plan;

import static dev.sluice.plan.ObservedWorlds.MAX_RUNS;
import static dev.sluice.plan.ObservedWorlds.NOW;
import static dev.sluice.plan.ObservedWorlds.gate;
import static dev.sluice.plan.ObservedWorlds.partition;
import static dev.sluice.plan.ObservedWorlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Pipelines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;

/** What holds of every plan, whatever is observed. */
class PlannerTest {
  private static final int WORLDS = 2_000;
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
}
