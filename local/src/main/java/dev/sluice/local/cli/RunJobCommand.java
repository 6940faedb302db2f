package dev.sluice.local.cli;

import dev.sluice.local.spark.SparkJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Runs a declared job against an embedded cloud. */
@Command(
    name = "run-job",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a declared job (a YAML file, or the name of a bundled one) against the embedded cloud.",
      "Further options, as --name value, are the job's own arguments."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunJobCommand implements Callable<Integer> {
  private static final int MEGABYTES = 1_536;

  @Parameters(index = "0", paramLabel = "SPEC", description = "File, s3:// URI or bundled name.")
  private String specification;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "State of the cloud to run against; the one used last when absent.")
  private @Nullable Path data;

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Path file = Path.of(specification);
    List<String> all = new ArrayList<>(List.of("--sluice-job", "declared", "--sluice-spec"));
    all.add(Files.exists(file) ? file.toAbsolutePath().toString() : specification);
    all.addAll(arguments);
    Path state = Workspace.existing(data);
    Path log = state.resolve("logs").resolve("run-job.log");
    try (CloudAccess cloud = CloudAccess.of(state)) {
      return new SparkJvm(Workspace.checkout(), MEGABYTES)
          .run("dev.sluice.jobs.Main", all, cloud.environment(), log);
    }
  }
}
