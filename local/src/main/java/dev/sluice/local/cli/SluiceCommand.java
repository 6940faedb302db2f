package dev.sluice.local.cli;

import dev.sluice.local.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code sluice}, under which all others are. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    version = "Sluice 1.0.0",
    description = "Turns log files landing in S3 into complete, queryable tables, and proves it.",
    exitCodeOnExecutionException = ExitCodes.FAILED,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is well.",
      "1:The command ended, and something is not as it should be.",
      "2:The command line is wrong.",
      "70:The command could not do its work."
    },
    subcommands = {
      DemoCommand.class,
      LocalCommand.class,
      SqlCommand.class,
      RunJobCommand.class,
      StatusCommand.class,
      CompletenessCommand.class,
      BackfillCommand.class,
      RetryCommand.class,
      RedriveCommand.class,
      TamperCommand.class,
      TortureCommand.class,
      GenerateCommand.class,
      SimulateCommand.class,
      LoadCommand.class,
      BenchProofCommand.class,
      BenchCommand.class
    })
public final class SluiceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  SluiceCommand() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SluiceCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
