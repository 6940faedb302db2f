package dev.sluice.local.cli;

import dev.sluice.local.generate.Generated;
import dev.sluice.local.generate.Generator;
import dev.sluice.local.generate.GeneratorSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes realistic CloudTrail logs with signed digests and a manifest of what is true about them.
 */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Writes realistic CloudTrail logs with signed digests and the truth about them.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "New or empty directory.")
  private Path out;

  @Option(
      names = "--records",
      required = true,
      paramLabel = "N",
      description = "Records in the log files.")
  private long records;

  @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same bytes.")
  private long seed;

  @Option(
      names = "--bucket",
      defaultValue = "local-raw",
      description = "Bucket that the digests name.")
  private String bucket;

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "Adds an organization's level to the keys.")
  private @Nullable String organization;

  @Option(names = "--accounts", defaultValue = "3", description = "Accounts.")
  private int accounts;

  @Option(names = "--regions", defaultValue = "4", description = "Regions of each account.")
  private int regions;

  @Option(names = "--days", defaultValue = "3", description = "Days of delivery.")
  private int days;

  @Option(
      names = "--first-day",
      defaultValue = "2026-11-01",
      description = "First day of delivery.")
  private LocalDate firstDay;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    GeneratorSettings settings =
        new GeneratorSettings(
            out, records, seed, bucket, organization, accounts, regions, days, firstDay);
    PrintWriter err = spec.commandLine().getErr();
    long started = System.nanoTime();
    boolean live = Terminal.isLive();
    Generated made =
        new Generator(settings, Runtime.getRuntime().availableProcessors())
            .run(
                written -> {
                  if (live) {
                    err.printf("\r%,d of %,d records", written, records);
                    err.flush();
                  }
                });
    double seconds = (System.nanoTime() - started) / 1e9;
    err.print(live ? "\r" : "");
    err.flush();
    spec.commandLine()
        .getOut()
        .printf(
            "%,d log files and %,d of other families in %,d partitions: %,d records, %,d distinct, %,d"
                + " rejected; %.1f s (%,.0f records/s) in %s%n",
            made.files(),
            made.ignoredFiles(),
            made.partitions(),
            made.records(),
            made.distinct(),
            made.rejected(),
            seconds,
            made.records() / seconds,
            out);
    return ExitCodes.WELL;
  }
}
