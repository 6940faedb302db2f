package dev.sluice.local.simulate;

import dev.sluice.control.Intake;
import dev.sluice.control.Reconciler;
import dev.sluice.control.Signals;
import dev.sluice.control.Sweeper;
import dev.sluice.control.World;
import dev.sluice.layout.LogKey;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** One simulated life of a pipeline: the real controller in a world that goes wrong. */
final class Schedule {
  private static final Instant START = Instant.parse("2026-11-03T09:00:00Z");
  private static final long MINUTE = 60_000;
  private static final long FAULTS_END = 90 * MINUTE;
  private static final long LANDINGS_END = 80 * MINUTE;
  private static final long SWEEP_EVERY = 10 * MINUTE;

  /** Slower than the deployed minute: idle passes find nothing, and cost the campaign its time. */
  private static final long WAKE_EVERY = 4 * MINUTE;

  private static final long LATEST = 14 * 60 * MINUTE;

  private final long seed;
  private final VirtualTime time;
  private final Faults faults;
  private final Trace trace;
  private final Scene scene;
  private final Pipeline pipeline;
  private final Rules rules;
  private final SimBus bus;
  private final SimBucket bucket;
  private final World world;
  private int settledSweeps;
  private long ignorable;

  /**
   * Prepares a schedule.
   *
   * @param suppressed decisions that do not strike, to shorten a trace
   * @param sabotage changes the ports, to see that the rules notice
   */
  Schedule(
      long seed,
      Set<Integer> suppressed,
      boolean traced,
      Executor threads,
      UnaryOperator<World> sabotage) {
    this.seed = seed;
    time = new VirtualTime(START, threads);
    faults = new Faults(seed, suppressed);
    trace = new Trace(time, traced);
    scene = new Scene(faults);
    pipeline = scene.pipeline();
    rules = new Rules(pipeline, time, trace);
    var network = new Network(time, faults, trace);
    var ledger = new SimLedger(network, faults, trace);
    bus = new SimBus(time, faults, trace);
    bucket = new SimBucket(network, time, rules::directoryDeleted);
    var catalog = new SimCatalog(network, faults, rules);
    rules.watch(ledger.store(), catalog);
    var crawlers = new SimCrawlers(pipeline, time, faults, network, bucket, catalog, bus, rules);
    var worker = new SimWorker(pipeline, time, faults, network, trace, bucket, catalog, bus, rules);
    var jobs = new SimJobs(time, faults, network, rules, worker);
    world =
        sabotage.apply(
            new World(
                ledger,
                crawlers,
                jobs,
                catalog,
                bucket,
                bucket,
                worker,
                bus,
                new TracedSignals(trace),
                time,
                new SplittableRandom(seed ^ 0x5DEECE66DL)));
  }

  /** Lives it to its end. */
  Life run() {
    var intake = new Intake(List.of(pipeline), world.ledger(), world.wakes(), time);
    var reconciler = new Reconciler(pipeline, world);
    bus.connect(intake::take, reconciler::reconcile);
    plan();
    time.after(FAULTS_END, faults::stop);
    var sweeper = new Sweeper(pipeline, world);
    time.after(faults.between(MINUTE, SWEEP_EVERY), () -> sweep(sweeper));
    time.after(faults.between(0, WAKE_EVERY), this::wake);
    time.run(LATEST);
    if (rules.violation().isEmpty()) {
      rules.checkEnd(ignorable);
    }
    return new Life(seed, rules.violation(), faults, trace.steps(), trace.lines());
  }

  private void plan() {
    int objects = (int) faults.between(1, 24);
    for (int number = 0; number < objects; number++) {
      String key = scene.logKey(number);
      boolean poison = faults.strikes(Fault.POISONED_PARTITION, 0.01);
      long at = faults.between(0, LANDINGS_END);
      if (faults.occurs()) {
        time.after(at, () -> land(key, poison));
      }
    }
    int others = (int) faults.between(0, 3);
    for (int number = 0; number < others; number++) {
      String key = scene.otherKey(number);
      time.after(
          faults.between(0, LANDINGS_END),
          () -> ignorable += bus.objectCreated("raw", key, 1) ? 1 : 0);
    }
  }

  private void land(String key, boolean poison) {
    trace.step("landed", key);
    bucket.land("raw", key, 1);
    if (pipeline.raw().layout().match(key) instanceof LogKey log) {
      rules.objectLanded(pipeline.outputOf(log).orElseThrow(), key, poison);
    }
    bus.objectCreated("raw", key, 1);
  }

  private void wake() {
    time.after(WAKE_EVERY, this::wake);
    bus.wake(pipeline.name(), "schedule");
  }

  private void sweep(Sweeper sweeper) {
    time.after(SWEEP_EVERY, () -> sweep(sweeper));
    trace.step("sweep");
    Invocation.survives(sweeper::sweep);
    if (faults.areOver()) {
      settledSweeps = bus.isQuiet() && rules.isSettled() ? settledSweeps + 1 : 0;
      if (settledSweeps == 3) {
        time.endIn(0);
      }
    }
  }

  /** Notes down metrics and alarms. */
  private record TracedSignals(Trace trace) implements Signals {
    @Override
    public void count(String pipeline, String metric, double value) {
      trace.step("metric", metric, value);
    }

    @Override
    public void alarm(String pipeline, Alarm alarm, String subject, String message) {
      trace.step("ALARM", alarm, message);
    }
  }
}
