package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.control.Retries;
import dev.sluice.control.World;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.layout.OutputPartition;
import dev.sluice.pipeline.Pipeline;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets quarantined partitions run again. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description = "Lets quarantined partitions run again; status names them with their reasons.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RetryCommand implements Callable<Integer> {
  @Mixin private Target target;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "Only this one.")
  private @Nullable String pipeline;

  @Option(
      names = "--partition",
      paramLabel = "ID",
      description = "Such as account=1/region=us-east-1/year=2026/month=11/day=03; repeatable.")
  private Set<String> partitions = Set.of();

  @Option(names = "--all", description = "All that are quarantined.")
  private boolean all;

  @Option(names = "--output", defaultValue = "table", description = "table or json.")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (all == !partitions.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name partitions, or give --all");
    }
    List<String> retried = new ArrayList<>();
    try (Wiring wiring = target.account().wiring()) {
      World world = Worlds.of(wiring).get();
      for (Pipeline one : target.pipelines().named(pipeline)) {
        new Retries(one, world)
            .retry(output -> all || partitions.contains(output.id())).stream()
                .map(OutputPartition::id)
                .forEach(retried::add);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output == OutputFormat.JSON) {
      out.println(new ObjectMapper().writeValueAsString(retried));
    } else {
      retried.forEach(id -> out.println("runs again: " + id));
      out.printf("%d partitions run again%n", retried.size());
    }
    out.flush();
    return retried.isEmpty() ? ExitCodes.NOT_WELL : ExitCodes.WELL;
  }
}
