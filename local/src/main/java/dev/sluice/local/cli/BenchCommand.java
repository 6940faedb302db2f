package dev.sluice.local.cli;

import dev.sluice.local.bench.Bench;
import dev.sluice.local.bench.BenchReport;
import dev.sluice.local.bench.BenchResult;
import dev.sluice.local.bench.BenchSettings;
import dev.sluice.local.bench.BenchSide;
import dev.sluice.local.generate.Generator;
import dev.sluice.local.generate.GeneratorSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures Sluice, the usual Spark recipe and DuckDB side by side. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures Sluice, the usual Spark recipe and DuckDB side by side.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchCommand implements Callable<Integer> {
  /** About 200 MB of unpacked JSON. */
  private static final long RECORDS = 165_000;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Holds AWSLogs/; about 200 MB are generated without it.")
  private @Nullable Path input;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  private @Nullable Path json;

  @Option(
      names = "--sides",
      split = ",",
      paramLabel = "SIDE",
      description =
          "Only these of gunzip, converter, sluice, duckdb and recipe, for working on one; all without it.")
  private Set<String> sides = Set.of();

  @Option(names = "--rounds", defaultValue = "7", description = "Warm rounds that count.")
  private int rounds;

  @Option(names = "--warm-up", defaultValue = "4", description = "Warm rounds that do not.")
  private int warmUp;

  @Option(names = "--cold", defaultValue = "3", description = "Cold runs of each side.")
  private int cold;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Path checkout = Path.of(System.getProperty("sluice.root", "")).toAbsolutePath();
    Path work = Files.createTempDirectory("sluice-bench");
    Logs.into(work);
    boolean done = false;
    try {
      Path from = input == null ? generate(work.resolve("generated"), err) : input;
      BenchSettings settings =
          new BenchSettings(
              checkout, from.toAbsolutePath(), work, BenchSide.named(sides), rounds, warmUp, cold);
      BenchResult result =
          new Bench(
                  settings,
                  line -> {
                    err.println(line);
                    err.flush();
                  })
              .run();
      BenchReport report = new BenchReport(result);
      report.print(spec.commandLine().getOut());
      if (json != null) {
        report.write(json);
      }
      done = true;
      return Boolean.FALSE.equals(result.rowsEqual()) ? 1 : 0;
    } finally {
      if (done) {
        Bench.delete(work);
      } else {
        err.println("The sides' logs are in " + work);
      }
    }
  }

  private static Path generate(Path directory, PrintWriter err) throws Exception {
    err.println("generating " + RECORDS + " records");
    err.flush();
    GeneratorSettings settings =
        new GeneratorSettings(
            directory, RECORDS, 1, "local-raw", null, 1, 2, 4, LocalDate.of(2026, 11, 1));
    new Generator(settings, Runtime.getRuntime().availableProcessors()).run(written -> {});
    return directory;
  }
}
