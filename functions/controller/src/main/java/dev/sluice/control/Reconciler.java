package dev.sluice.control;

import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.plan.Observed;
import dev.sluice.plan.Planner;
import dev.sluice.plan.Step;
import java.util.HashSet;
import java.util.Set;

/**
 * Closes the distance between what is and what should be: observes, plans, acts, and looks again
 * while that opens new work. Two at once for one pipeline disturb each other, but break no rule.
 */
public final class Reconciler {
  private static final int ROUNDS = 5;

  private final World world;
  private final Pipeline pipeline;
  private final Observer observer;
  private final Planner planner;
  private final RunStarter starter;
  private final RunLauncher launcher;
  private final RunFollower follower;
  private final RunSettler settler;
  private final Registrar registrar;
  private final CrawlDriver crawls;

  /** Reconciles one pipeline. */
  public Reconciler(Pipeline pipeline, World world) {
    this.world = world;
    this.pipeline = pipeline;
    var tools = Tools.of(pipeline, world);
    observer = new Observer(world.ledger(), pipeline);
    planner = new Planner(pipeline);
    starter = new RunStarter(tools);
    launcher = new RunLauncher(tools, starter);
    settler = new RunSettler(tools);
    follower = new RunFollower(tools, settler);
    registrar = new Registrar(tools);
    crawls = new CrawlDriver(tools);
  }

  /** One pass. What time alone makes due is found by a later one: a schedule wakes each minute. */
  public void reconcile() {
    Set<Step> acted = new HashSet<>();
    Observed observed = observer.observe();
    for (int round = 0; round < ROUNDS; round++) {
      boolean again = false;
      for (Step step : planner.plan(observed, world.clock().instant())) {
        if (acted.add(step)) {
          again |= act(step);
        }
      }
      if (!again) {
        break;
      }
      observed = observer.observe();
    }
    world.signals().count(pipeline.name(), "OpenPartitions", observed.open().size());
  }

  /** Does a step; answers whether it may have opened new work. */
  private boolean act(Step step) {
    if (step instanceof Step.Launch launch) {
      launcher.launch(launch);
      return false;
    }
    if (step instanceof Step.Register register) {
      return registrar.register(register);
    }
    if (step instanceof Step.Crawl crawl) {
      return crawls.crawl(crawl);
    }
    if (step instanceof Step.Watch watch) {
      return crawls.watch(watch);
    }
    if (step instanceof Step.Start start) {
      starter.start(start.run());
      return false;
    }
    if (step instanceof Step.Find find) {
      return follower.find(find.run());
    }
    if (step instanceof Step.Poll poll) {
      return follower.poll(poll.run());
    }
    if (step instanceof Step.Abandon abandon) {
      return settler.cancel(abandon.run(), "its writer died before it was started");
    }
    if (step instanceof Step.Close close) {
      settler.close(close.run());
      return true;
    }
    if (step instanceof Step.Release release) {
      return settler.release(release.partition());
    }
    return forget(((Step.Forget) step).token());
  }

  private boolean forget(String token) {
    var tombstone =
        RunRecord.tombstone(pipeline.name(), token, pipeline.job(), world.clock().instant());
    return world.ledger().save(tombstone).map(saved -> settler.close(saved)).orElse(false);
  }
}
