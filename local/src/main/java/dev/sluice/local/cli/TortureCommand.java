package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.demo.IntentAudit;
import dev.sluice.local.demo.KillCampaign;
import dev.sluice.local.demo.Names;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the embedded cloud again and again during the demo, and checks that nothing was lost. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description = {
      "Kills the embedded cloud (kill -9) at random moments of the demo, starts it again each time,",
      "and checks that the result is the manifest's and that no intent was started twice."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TortureCommand implements Callable<Integer> {
  @Option(names = "--input", required = true, paramLabel = "DIR", description = "As in demo.")
  private Path input;

  @Option(names = "--kills", defaultValue = "20", description = "How many (default: 20).")
  private int kills;

  @Option(names = "--seed", defaultValue = "1", description = "Of the moments (default: 1).")
  private long seed;

  @Option(
      names = "--latest",
      defaultValue = "PT15S",
      description = "Latest moment after a start (default: ${DEFAULT-VALUE}).")
  private Duration latest;

  @Option(
      names = "--registration",
      defaultValue = "crawler",
      description = "crawler or direct (default: crawler).")
  private String registration;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path data = Workspace.used(Workspace.fresh(Path.of(".sluice", "torture")));
    Path json = data.resolve("summary.json");
    int code =
        new KillCampaign(
                demo(data, json),
                data,
                latest,
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
    command.addAll(List.of(SluiceCommand.class.getName(), "demo", "--input", input.toString()));
    command.addAll(List.of("--data", data.toString(), "--json", json.toString()));
    command.addAll(List.of("--registration", registration));
    return command;
  }
}
