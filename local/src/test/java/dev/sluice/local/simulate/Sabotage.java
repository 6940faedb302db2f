package dev.sluice.local.simulate;

import dev.sluice.control.Catalog;
import dev.sluice.control.JobRuns;
import dev.sluice.control.Outcome;
import dev.sluice.control.RunReport;
import dev.sluice.control.RunReports;
import dev.sluice.control.World;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Tally;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ways to break one rule each, by ports that no longer keep what the controller relies on. */
enum Sabotage {
  CLAIMS_THAT_LOST_THE_RACE_ARE_TAKEN_FOR_WON(1, 1),
  ADMISSION_IGNORES_OTHER_WRITERS(2, 1_860),
  AN_UNKNOWN_START_IS_STARTED_AGAIN(3, 1),
  RUNS_CLAIM_TO_HAVE_READ_WHAT_CAME_LATER(4, 1),
  THE_CATALOG_HIDES_WHAT_IT_POINTS_TO(5, 1),
  REPORTS_THAT_DO_NOT_ADD_UP_ARE_TRUSTED(6, 1),
  AN_UNKNOWN_STATE_IS_TAKEN_FOR_FAILED(7, 1);

  private final int rule;
  private final long firstSeed;

  /** The first seed only saves time where the fault is rare. */
  Sabotage(int rule, long firstSeed) {
    this.rule = rule;
    this.firstSeed = firstSeed;
  }

  long firstSeed() {
    return firstSeed;
  }

  int rule() {
    return rule;
  }

  World applyTo(World world) {
    return switch (this) {
      case CLAIMS_THAT_LOST_THE_RACE_ARE_TAKEN_FOR_WON ->
          ledger(
              world,
              (saved, given) ->
                  given instanceof PartitionRecord claim && claim.token() != null
                      ? Optional.of(claim.withVersion(claim.version() + 1))
                      : saved);
      case ADMISSION_IGNORES_OTHER_WRITERS ->
          ledger(
              world,
              (saved, given) ->
                  given instanceof Gate gate && saved.isEmpty()
                      ? squeezedIn(world.ledger(), gate)
                      : saved);
      case AN_UNKNOWN_START_IS_STARTED_AGAIN ->
          jobs(world, (name, call, answer) -> isUnknown(name, answer) ? call.again() : answer);
      case RUNS_CLAIM_TO_HAVE_READ_WHAT_CAME_LATER -> reports(world, Sabotage::readLater);
      case THE_CATALOG_HIDES_WHAT_IT_POINTS_TO ->
          with(world, proxy(Catalog.class, world.catalog(), Sabotage::hidden));
      case REPORTS_THAT_DO_NOT_ADD_UP_ARE_TRUSTED -> reports(world, Sabotage::trusted);
      case AN_UNKNOWN_STATE_IS_TAKEN_FOR_FAILED ->
          jobs(world, (name, call, answer) -> name.equals("get") ? failed(answer) : answer);
    };
  }

  /** A call that can be made again. */
  private interface Call {
    Object again();
  }

  private interface Twist {
    Object twist(String name, Call call, Object answer);
  }

  private interface SaveTwist {
    Optional<?> twist(Optional<?> saved, Object given);
  }

  private static Optional<Gate> squeezedIn(Ledger ledger, Gate gate) {
    Gate stored = ledger.gate(gate.pipeline());
    for (var live : gate.live().entrySet()) {
      stored = stored.with(live.getKey(), live.getValue());
    }
    return ledger.save(stored);
  }

  private static boolean isUnknown(String name, Object answer) {
    return name.equals("start") && answer instanceof Outcome.Unknown;
  }

  private static Object failed(Object answer) {
    if (answer instanceof Outcome.Done<?> done
        && done.value() instanceof JobRuns.View view
        && view.state().equals("RESIZING")) {
      return new Outcome.Done<>(
          new JobRuns.View(view.jobRunId(), "FAILED", view.startedAt(), view.token(), "odd"));
    }
    return answer;
  }

  private static Object hidden(String name, Call call, Object answer) {
    return name.equals("partitions")
        ? new Outcome.Done<>(Page.only(List.<Catalog.Partition>of()))
        : answer;
  }

  private static RunReport readLater(RunReport report) {
    return new RunReport(
        report.token(),
        report.readingStartedAt().plus(Duration.ofMinutes(30)),
        report.totals(),
        report.outputs());
  }

  private static RunReport trusted(RunReport report) {
    var outputs =
        report.outputs().stream()
            .map(
                output ->
                    output.tally().isConserved()
                        ? output
                        : new RunReport.Output(
                            output.partition(),
                            output.generation(),
                            output.written(),
                            output.location(),
                            Tally.zero(),
                            output.reason()))
            .toList();
    return new RunReport(report.token(), report.readingStartedAt(), report.totals(), outputs);
  }

  private static World ledger(World world, SaveTwist twist) {
    var ledger = world.ledger();
    var twisted =
        (Ledger)
            Proxy.newProxyInstance(
                Sabotage.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (self, method, arguments) -> {
                  if (method.isDefault()) {
                    return InvocationHandler.invokeDefault(self, method, arguments);
                  }
                  Object answer = invoke(ledger, method, arguments);
                  return method.getName().equals("save")
                      ? twist.twist((Optional<?>) answer, arguments[0])
                      : answer;
                });
    return new World(
        twisted,
        world.crawlers(),
        world.jobRuns(),
        world.catalog(),
        world.lister(),
        world.writer(),
        world.reports(),
        world.wakes(),
        world.signals(),
        world.clock(),
        world.random());
  }

  private static World jobs(World world, Twist twist) {
    return new World(
        world.ledger(),
        world.crawlers(),
        proxy(JobRuns.class, world.jobRuns(), twist),
        world.catalog(),
        world.lister(),
        world.writer(),
        world.reports(),
        world.wakes(),
        world.signals(),
        world.clock(),
        world.random());
  }

  private static World with(World world, Catalog catalog) {
    return new World(
        world.ledger(),
        world.crawlers(),
        world.jobRuns(),
        catalog,
        world.lister(),
        world.writer(),
        world.reports(),
        world.wakes(),
        world.signals(),
        world.clock(),
        world.random());
  }

  private static World reports(World world, UnaryOperator<RunReport> twist) {
    RunReports twisted =
        uri ->
            world.reports().read(uri) instanceof Outcome.Done<Optional<RunReport>> done
                ? new Outcome.Done<>(done.value().map(twist))
                : new Outcome.Later<>("sabotaged");
    return new World(
        world.ledger(),
        world.crawlers(),
        world.jobRuns(),
        world.catalog(),
        world.lister(),
        world.writer(),
        twisted,
        world.wakes(),
        world.signals(),
        world.clock(),
        world.random());
  }

  private static <T> T proxy(Class<T> port, T real, Twist twist) {
    return port.cast(
        Proxy.newProxyInstance(
            Sabotage.class.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) ->
                twist.twist(
                    method.getName(),
                    () -> invokeUnchecked(real, method, arguments),
                    invoke(real, method, arguments))));
  }

  private static Object invokeUnchecked(Object real, Method method, Object[] arguments) {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
