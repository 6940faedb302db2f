package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.demo.IntentAudit;
import dev.sluice.local.demo.KillCampaign;
import dev.sluice.local.demo.Names;
import dev.sluice.local.relational.RelationalDemo;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills the embedded cloud again and again during the demo, and checks that nothing was lost. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description = {
      "Kills the embedded cloud (kill -9) at random moments of the demo, starts it again each"
          + " time,",
      "and checks that the result is the manifest's and that no intent was started twice."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TortureCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "As in demo; wanted unless --pipeline is relational.")
  private @Nullable Path input;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "relational kills the relational demo; CloudTrail's when absent.")
  private @Nullable String pipeline;

  @Option(
      names = "--rows",
      defaultValue = "1000000",
      description = "Of --pipeline relational: rows of the sources (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(names = "--kills", defaultValue = "20", description = "How many (default: 20).")
  private int kills;

  @Option(names = "--seed", defaultValue = "1", description = "Of the moments (default: 1).")
  private long seed;

  @Option(
      names = "--latest",
      paramLabel = "DURATION",
      description =
          "Latest moment after a start, or after CloudTrail's table in the relational demo"
              + " (default: PT15S; PT2M of the relational demo).")
  private @Nullable Duration latest;

  @Option(
      names = "--registration",
      defaultValue = "crawler",
      description = "crawler or direct (default: crawler).")
  private String registration;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean relational = "relational".equals(pipeline);
    if (input == null && !relational) {
      throw new ParameterException(
          spec.commandLine(), "name the demo's --input, or --pipeline relational");
    }
    Path data = Workspace.used(Workspace.fresh(Path.of(".sluice", "torture")));
    Path json = data.resolve("summary.json");
    int code =
        new KillCampaign(
                demo(data, json),
                relational ? List.of("--change-rows", "500") : List.of("--land-again"),
                data,
                relational ? data.resolve(RelationalDemo.CLOUDTRAIL_COMPLETE) : data,
                latest(relational),
                new SplittableRandom(seed),
                line -> {
                  out.println(line);
                  out.flush();
                })
            .run(kills);
    int doubled = doubledIntents(data, out);
    if (Files.exists(json)) {
      JsonNode summary = new ObjectMapper().readTree(json.toFile());
      out.println("final result: " + summary);
    }
    boolean well = code == ExitCodes.WELL && doubled == 0;
    out.printf(
        "%d kills, %d intents started twice, exit code of the demo %d: %s%n",
        kills, doubled, code, well ? "nothing lost, nothing doubled" : "NOT WELL");
    out.flush();
    return well ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }

  private Duration latest(boolean relational) {
    return latest != null ? latest : Duration.ofSeconds(relational ? 120 : 15);
  }

  private int doubledIntents(Path data, PrintWriter out) throws Exception {
    int doubled = 0;
    try (CloudAccess cloud = CloudAccess.of(data);
        Clients clients = Clients.of(cloud.environment())) {
      Map<String, List<String>> runs = new IntentAudit(clients.glue()).runsByToken(Names.JOB);
      out.printf("Glue saw %d runs for %d intents%n", total(runs), runs.size());
      for (Map.Entry<String, List<String>> intent : runs.entrySet()) {
        if (intent.getValue().size() > 1) {
          doubled++;
          out.println("started twice: " + intent.getKey() + " as " + intent.getValue());
        }
      }
    }
    return doubled;
  }

  private static int total(Map<String, List<String>> runs) {
    return runs.values().stream().mapToInt(List::size).sum();
  }

  /** This very program once more, with the demo's arguments. */
  private List<String> demo(Path data, Path json) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xss512k"));
    command.add("-Dsluice.root=" + Workspace.checkout());
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SluiceCommand.class.getName(), "demo"));
    command.addAll(List.of("--data", data.toString(), "--json", json.toString()));
    command.addAll(List.of("--registration", registration));
    if (input != null) {
      command.addAll(List.of("--input", input.toString()));
    }
    if (pipeline != null) {
      command.addAll(List.of("--pipeline", pipeline, "--rows", Long.toString(rows)));
    }
    return command;
  }
}
