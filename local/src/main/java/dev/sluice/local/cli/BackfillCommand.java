package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.control.Backfill;
import dev.sluice.control.DayRange;
import dev.sluice.control.Estimate;
import dev.sluice.control.World;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.pipeline.Pipeline;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings days in that landed before the pipeline was there. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Brings days in that landed before the pipeline was there, behind fresh data.",
      "Says first what it would take; cut short, it goes on when it is run again."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BackfillCommand implements Callable<Integer> {
  @Mixin private Target target;

  @Option(names = "--from", required = true, paramLabel = "DAY", description = "First, 2026-11-01.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "Last, inclusive.")
  private LocalDate to;

  @Option(names = "--region", split = ",", description = "Only these; repeatable.")
  private Set<String> regions = Set.of();

  @Option(names = "--account", split = ",", description = "Only these; repeatable.")
  private Set<String> accounts = Set.of();

  @Option(names = "--pipeline", paramLabel = "NAME", description = "Only this one.")
  private @Nullable String pipeline;

  @Option(names = "--dry-run", description = "Only says what it would take.")
  private boolean dryRun;

  @Option(names = "--output", defaultValue = "table", description = "table or json.")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DayRange days = new DayRange(from, to);
    Map<String, Set<String>> only = new HashMap<>();
    if (!regions.isEmpty()) {
      only.put("region", regions);
    }
    if (!accounts.isEmpty()) {
      only.put("account", accounts);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Wiring wiring = target.account().wiring()) {
      World world = Worlds.of(wiring).get();
      for (Pipeline one : target.pipelines().named(pipeline)) {
        Backfill backfill = new Backfill(one, world);
        Estimate estimate = backfill.estimate(days, only);
        if (output == OutputFormat.TABLE) {
          out.print(text(one, estimate));
          out.flush();
        }
        long recorded = dryRun ? 0 : backfill.start(days, only);
        out.println(
            output == OutputFormat.JSON
                ? json(one, estimate, recorded).toString()
                : dryRun
                    ? "nothing was started (--dry-run)"
                    : String.format(
                        "%,d objects are recorded; status shows how far they are", recorded));
      }
    }
    out.flush();
    return ExitCodes.WELL;
  }

  private static String text(Pipeline pipeline, Estimate estimate) {
    return String.format(
        "%s: %,d objects, %,d bytes, %,d partitions; runs: about %,d, %.2f DPU-hours, $%.2f%n",
        pipeline.name(),
        estimate.objects(),
        estimate.bytes(),
        estimate.partitions(),
        estimate.runs(),
        estimate.dpuHours(),
        estimate.dollars());
  }

  private static ObjectNode json(Pipeline pipeline, Estimate estimate, long recorded) {
    return new ObjectMapper()
        .createObjectNode()
        .put("pipeline", pipeline.name())
        .put("objects", estimate.objects())
        .put("bytes", estimate.bytes())
        .put("partitions", estimate.partitions())
        .put("runs", estimate.runs())
        .put("dpuHours", estimate.dpuHours())
        .put("dollars", estimate.dollars())
        .put("recordedObjects", recorded);
  }
}
