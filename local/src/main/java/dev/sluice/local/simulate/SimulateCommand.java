package dev.sluice.local.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulates the controller under faults, and shows the shortest way to what breaks a rule. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Lives many pipelines in virtual time, with every fault that the design must stand, and"
            + " checks its rules. A seed replays exactly.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_VIOLATIONS = 5;
  private static final int PROGRESS_EVERY = 1_000;

  @Option(names = "--schedules", defaultValue = "1000", description = "How many to live.")
  private long schedules;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the first; others follow.")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the report there.")
  private @Nullable Path json;

  @Option(names = "--trace", description = "Prints what happens in the first schedule.")
  private boolean trace;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    int lanes = Runtime.getRuntime().availableProcessors();
    var campaign = new Campaign(seed, schedules, lanes, UnaryOperator.identity());
    if (trace) {
      try (var threads = new Campaign.SimThreads()) {
        campaign.live(seed, Set.of(), true, threads.pool()).trace().forEach(out::println);
      }
    }
    long started = System.nanoTime();
    Campaign.Report report = campaign.run(MOST_VIOLATIONS, this::progress);
    double seconds = (System.nanoTime() - started) / 1e9;
    for (Life life : report.violations()) {
      explain(campaign, life, out);
    }
    new TreeMap<>(report.faults())
        .forEach((fault, count) -> out.printf("%,12d  %s%n", count, fault.code()));
    out.printf(
        "%,d schedules, %,d steps, %,d faults, %,d violations in %.1f s%n",
        report.schedules(),
        report.steps(),
        report.faults().values().stream().mapToLong(Long::longValue).sum(),
        report.violations().size(),
        seconds);
    out.flush();
    if (json != null) {
      Files.writeString(json, json(report));
    }
    return report.violations().isEmpty() ? 0 : 1;
  }

  private void progress(long lived) {
    if (lived % PROGRESS_EVERY == 0) {
      spec.commandLine().getErr().printf("%,d of %,d schedules%n", lived, schedules);
      spec.commandLine().getErr().flush();
    }
  }

  private static void explain(Campaign campaign, Life life, PrintWriter out) {
    try (var threads = new Campaign.SimThreads()) {
      var shrinker =
          new Shrinker(
              suppressed -> campaign.live(life.seed(), suppressed, false, threads.pool()),
              life.violation().orElseThrow());
      Life shortest = campaign.live(life.seed(), shrinker.shrink(), true, threads.pool());
      out.printf("Seed %d breaks %s%n", life.seed(), shortest.violation().orElseThrow());
      out.printf("with %s%n", shortest.faults().counts());
      shortest.trace().forEach(line -> out.println("  " + line));
      out.printf("Replay it: sluice simulate --schedules 1 --seed %d --trace%n%n", life.seed());
    }
  }

  private static String json(Campaign.Report report) {
    var faults = new StringJoiner(", ", "{", "}");
    for (Fault fault : Fault.values()) {
      faults.add("\"%s\": %d".formatted(fault.code(), report.faults().getOrDefault(fault, 0L)));
    }
    return "{\"schedules\": %d, \"violations\": %d, \"faults\": %s, \"steps\": %d}%n"
        .formatted(report.schedules(), report.violations().size(), faults, report.steps());
  }
}
