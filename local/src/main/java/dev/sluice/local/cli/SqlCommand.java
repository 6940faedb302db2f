package dev.sluice.local.cli;

import dev.sluice.local.spark.SparkJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs Spark SQL over the catalog of an embedded cloud. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description =
        "Runs Spark SQL over the embedded cloud's catalog; several statements part by ';'.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SqlCommand implements Callable<Integer> {
  private static final int MEGABYTES = 1_024;

  @Parameters(index = "0", paramLabel = "SQL", description = "Such as: show tables in sluice")
  private String sql;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "State of the cloud to ask; the one used last when absent.")
  private @Nullable Path data;

  @Option(names = "--output", defaultValue = "table", description = "table, or json: a line a row.")
  private OutputFormat output;

  @Override
  public Integer call() throws Exception {
    List<String> arguments = new ArrayList<>();
    if (output == OutputFormat.JSON) {
      arguments.add("--json");
    }
    arguments.add(sql);
    Path state = Workspace.existing(data);
    Path log = state.resolve("logs").resolve("sql.log");
    try (CloudAccess cloud = CloudAccess.of(state)) {
      return new SparkJvm(Workspace.checkout(), MEGABYTES)
          .run("dev.sluice.jobs.SqlMain", arguments, cloud.environment(), log);
    }
  }
}
