package dev.sluice.local.cli;

import dev.sluice.local.calls.CallRecorder;
import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.demo.Demo;
import dev.sluice.local.demo.DemoSettings;
import dev.sluice.local.demo.Progress;
import dev.sluice.local.demo.Summary;
import dev.sluice.local.generate.Generator;
import dev.sluice.local.generate.GeneratorSettings;
import dev.sluice.local.relational.RelationalDemo;
import dev.sluice.local.relational.RelationalSettings;
import dev.sluice.local.relational.RelationalSummary;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lands log files in the embedded cloud and waits until they are a complete table. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Lands log files in the embedded cloud and waits until they are a complete table.",
      "Exits 0 only if every partition is DONE and every record is accounted for."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  private static final int GENERATED_RECORDS = 4_000;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Files to land under their own relative keys; generated ones when absent.")
  private @Nullable Path input;

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description = {
        "Pipelines as JSON (docs/contracts.md); CloudTrail's when absent.",
        "relational lands real databases by the Glue workflow."
      })
  private @Nullable Path pipeline;

  @Option(
      names = "--rows",
      defaultValue = "1000000",
      description = "Of --pipeline relational: rows of the sources (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(
      names = "--change-rows",
      defaultValue = "0",
      paramLabel = "N",
      description = "Of --pipeline relational: changes so many rows before the workflow runs.")
  private long changeRows;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the cloud keeps its state; what is there goes on."
              + " Without it .sluice/demo is used, emptied first.")
  private @Nullable Path data;

  @Option(names = "--sink", defaultValue = "parquet", description = "parquet or iceberg.")
  private Sink sink;

  @Option(names = "--registration", defaultValue = "crawler", description = "crawler or direct.")
  private Registration registration;

  @Option(
      names = "--chaos",
      defaultValue = "none",
      paramLabel = "PROFILE",
      description = "Faults to inject: none, storm, events, runs, throttle.")
  private String chaos;

  @Option(
      names = "--chaos-seed",
      paramLabel = "SEED",
      description = "Draws the faults from it; any when absent, and told.")
  private @Nullable Long chaosSeed;

  @Option(
      names = "--dynamodb-endpoint",
      paramLabel = "URL",
      description = "Keeps the ledger in DynamoDB there instead of the embedded database.")
  private @Nullable URI dynamodbEndpoint;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the summary as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--calls",
      paramLabel = "FILE",
      description = "Notes what the functions ask of AWS, a line of JSON for each that differs.")
  private @Nullable Path calls;

  @Option(
      names = "--patience",
      defaultValue = "PT5M",
      paramLabel = "DURATION",
      description = "Gives up when nothing moves for so long (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @Option(
      names = "--land-again",
      description = "Lands also what is there already with the same size.")
  private boolean landAgain;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (calls != null) {
      Files.deleteIfExists(calls);
      System.setProperty(CallRecorder.FILE, calls.toAbsolutePath().toString());
    }
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Terminal.isLive());
    Path state = Workspace.used(data == null ? Workspace.fresh(Workspace.DEMO) : data);
    Logs.into(state);
    ChaosProfile faults = ChaosProfile.named(chaos);
    long seed = chaosSeed == null ? System.nanoTime() : chaosSeed;
    if (!faults.equals(ChaosProfile.NONE)) {
      progress.say("chaos " + faults.name() + ", --chaos-seed " + seed);
    }
    Path source = input == null ? generated(state, progress) : input;
    boolean relational = Path.of("relational").equals(pipeline);
    DemoSettings settings =
        new DemoSettings(
            source,
            relational ? null : pipeline,
            state,
            Workspace.checkout(),
            registration,
            sink,
            faults,
            seed,
            dynamodbEndpoint,
            patience,
            landAgain);
    if (relational) {
      RelationalSettings all =
          new RelationalSettings(settings, Workspace.POSTGRESQL, rows, changeRows, freshPassword());
      return relational(new RelationalDemo(all, progress, Clock.systemUTC()), out);
    }
    Summary summary = new Demo(settings, progress, Clock.systemUTC()).run();
    progress.say("");
    out.print(summary.text());
    if (json != null) {
      summary.write(json);
    }
    if (summary.isWell()) {
      out.printf(
          "%nAsk it: ./sluice sql \"SELECT eventSource, count(*) FROM %s GROUP BY 1\"%s%n",
          summary.table(), data == null ? "" : " --data " + data);
    }
    out.flush();
    return summary.isWell() ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }

  private int relational(RelationalDemo demo, PrintWriter out) throws Exception {
    RelationalSummary summary = demo.run();
    out.println();
    out.print(summary.text());
    if (json != null) {
      summary.write(json);
    }
    out.flush();
    return summary.isWell() ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }

  /** One for each demo, which nobody needs to know: whoever wants it asks Secrets Manager. */
  private static String freshPassword() {
    String marked = System.getenv("SLUICE_SOURCE_PASSWORD");
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return marked != null ? marked : Base64.getUrlEncoder().encodeToString(random);
  }

  private static Path generated(Path state, Progress progress) throws Exception {
    Path logs = state.resolve("generated");
    if (!Files.exists(logs.resolve(Generator.MANIFEST))) {
      progress.say("generating " + GENERATED_RECORDS + " CloudTrail records in " + logs);
      LocalDate day = LocalDate.parse("2026-11-01");
      new Generator(
              new GeneratorSettings(logs, GENERATED_RECORDS, 1, "local-raw", null, 2, 3, 3, day),
              Runtime.getRuntime().availableProcessors())
          .run(written -> {});
    }
    return logs;
  }
}
