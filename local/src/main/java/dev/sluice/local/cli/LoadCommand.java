package dev.sluice.local.cli;

import dev.sluice.local.load.Load;
import dev.sluice.local.load.LoadReport;
import dev.sluice.local.load.LoadSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the controller under many events and many open partitions. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Sends object-created events through the real handler and passes the real reconciler over",
      "what they opened; prints rates, live heap, DynamoDB's write units and the passes' times."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LoadCommand implements Callable<Integer> {
  @Option(names = "--events", defaultValue = "1000000", paramLabel = "N", description = "Events.")
  private int events;

  @Option(
      names = "--partitions",
      defaultValue = "20000",
      paramLabel = "N",
      description = "Output partitions that they belong to.")
  private int partitions;

  @Option(
      names = "--within",
      defaultValue = "PT1M",
      paramLabel = "DURATION",
      description = "How long it took the events to land, by their own times.")
  private Duration within;

  @Option(
      names = "--dynamodb-endpoint",
      paramLabel = "URL",
      description = "Keeps the ledger in DynamoDB there, in a table of its own.")
  private @Nullable URI dynamodb;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures as JSON.")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path data = Workspace.fresh(Workspace.LOAD);
    Logs.into(data);
    PrintWriter err = spec.commandLine().getErr();
    var settings =
        new LoadSettings(events, partitions, within, dynamodb, Workspace.checkout(), data);
    LoadReport report =
        new Load(
                settings,
                line -> {
                  err.println(line);
                  err.flush();
                },
                Clock.systemUTC())
            .run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(report.text());
    out.flush();
    if (json != null) {
      report.write(json);
    }
    Workspace.fresh(data);
    return report.isWell() ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }
}
