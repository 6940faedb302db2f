package dev.sluice.local.simulate;

import dev.sluice.control.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Many schedules, each with a seed of its own. */
final class Campaign {
  private final long firstSeed;
  private final long schedules;
  private final int lanes;
  private final UnaryOperator<World> sabotage;
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final List<Life> violations = new ArrayList<>();
  private long steps;
  private long lived;

  /** Lives the schedules of seeds from the first on, several side by side. */
  Campaign(long firstSeed, long schedules, int lanes, UnaryOperator<World> sabotage) {
    this.firstSeed = firstSeed;
    this.schedules = schedules;
    this.lanes = lanes;
    this.sabotage = sabotage;
  }

  /** Runs until all are lived, or until so many violations were found. */
  Report run(int mostViolations, LongConsumer progress) throws InterruptedException {
    var next = new AtomicLong(firstSeed);
    try (var threads = new SimThreads()) {
      var workers = new ArrayList<Thread>();
      for (int lane = 0; lane < lanes; lane++) {
        var worker =
            new Thread(
                () -> {
                  long seed = next.getAndIncrement();
                  while (seed < firstSeed + schedules && go(mostViolations)) {
                    add(live(seed, Set.of(), false, threads.pool()), progress);
                    seed = next.getAndIncrement();
                  }
                },
                "schedules-" + lane);
        worker.start();
        workers.add(worker);
      }
      for (Thread worker : workers) {
        worker.join();
      }
    }
    return new Report(lived, List.copyOf(violations), Map.copyOf(faults), steps);
  }

  /** Lives one schedule. */
  Life live(long seed, Set<Integer> suppressed, boolean traced, ExecutorService pool) {
    return new Schedule(seed, suppressed, traced, pool, sabotage).run();
  }

  private synchronized boolean go(int mostViolations) {
    return violations.size() < mostViolations;
  }

  private synchronized void add(Life life, LongConsumer progress) {
    lived++;
    steps += life.steps();
    life.faults().counts().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
    if (life.violation().isPresent()) {
      violations.add(life);
    }
    progress.accept(lived);
  }

  /** Threads that hold the stacks of what is paused. */
  static final class SimThreads implements AutoCloseable {
    private final ExecutorService pool =
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "simulated");
              thread.setDaemon(true);
              return thread;
            });

    ExecutorService pool() {
      return pool;
    }

    @Override
    public void close() {
      pool.shutdownNow();
    }
  }

  /** What came of a campaign. */
  record Report(long schedules, List<Life> violations, Map<Fault, Long> faults, long steps) {}
}
