package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.demo.Progress;
import dev.sluice.local.tamper.AwsCli;
import dev.sluice.local.tamper.TamperReport;
import dev.sluice.local.tamper.TamperSettings;
import dev.sluice.local.tamper.Tampering;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Damages generated logs and digests, and compares the verdicts on every file. */
@Command(
    name = "tamper",
    mixinStandardHelpOptions = true,
    description = {
      "Damages generated logs and digests in every way, lands them, and holds Sluice's verdict on",
      "every file against the truth and against 'aws cloudtrail validate-logs' on the same bucket."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TamperCommand implements Callable<Integer> {
  @Option(names = "--records", defaultValue = "12000", description = "How many (default: 12000).")
  private long records;

  @Option(names = "--accounts", defaultValue = "2", description = "How many (default: 2).")
  private int accounts;

  @Option(names = "--regions", defaultValue = "5", description = "How many (default: 5).")
  private int regions;

  @Option(names = "--days", defaultValue = "3", description = "How many (default: 3).")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "Of the data (default: 1).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the verdicts on each file.")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path data = Workspace.used(Workspace.fresh(Path.of(".sluice", "tamper")));
    Logs.into(data);
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    var settings =
        new TamperSettings(
            data, Workspace.checkout(), records, accounts, regions, days, seed, AwsCli.on(path));
    TamperReport report =
        new Tampering(settings, new Progress(out, Terminal.isLive()), Clock.systemUTC()).run();
    out.println();
    out.print(report.text());
    out.flush();
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), report);
    }
    return report.isAgreed() ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }
}
