package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.control.Wakes;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.operate.Account;
import dev.sluice.local.operate.Redrive;
import dev.sluice.pipeline.Pipeline;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends dead letters back to the queues that they came from. */
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = "Sends dead letters back to the queues that they came from.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RedriveCommand implements Callable<Integer> {
  @Mixin private Target target;

  @Option(names = "--dry-run", description = "Only counts them.")
  private boolean dryRun;

  @Option(
      names = "--most",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Most messages of each queue (default: ${DEFAULT-VALUE}).")
  private int most;

  @Option(names = "--output", defaultValue = "table", description = "table or json.")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Account account = target.account();
    try (Clients clients = account.clients()) {
      List<Pipeline> pipelines = target.pipelines().all();
      Redrive redrive =
          new Redrive(
              clients.sqs(),
              account.environment(),
              () -> {
                try (Wiring wiring = account.wiring()) {
                  Wakes wakes = wiring.wakes();
                  pipelines.forEach(pipeline -> wakes.wake(pipeline.name(), "redrive"));
                }
              });
      Map<String, Integer> counts = dryRun ? redrive.count() : redrive.run(most);
      if (output == OutputFormat.JSON) {
        out.println(new ObjectMapper().writeValueAsString(counts));
      } else {
        counts.forEach(
            (queue, count) ->
                out.printf("%-28s %d %s%n", queue, count, dryRun ? "waiting" : "sent back"));
      }
    }
    out.flush();
    return ExitCodes.WELL;
  }
}
