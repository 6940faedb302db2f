package dev.sluice.lambda.wiring;

import dev.sluice.control.Bell;
import dev.sluice.control.Intake;
import dev.sluice.control.Wakes;
import dev.sluice.control.World;
import dev.sluice.lambda.aws.AwsClients;
import dev.sluice.lambda.glue.GlueCatalog;
import dev.sluice.lambda.glue.GlueCrawlers;
import dev.sluice.lambda.glue.GlueJobRuns;
import dev.sluice.lambda.log.EmbeddedMetrics;
import dev.sluice.lambda.log.JsonLog;
import dev.sluice.lambda.log.LoggedSignals;
import dev.sluice.lambda.s3.S3Lister;
import dev.sluice.lambda.s3.S3RunReports;
import dev.sluice.lambda.s3.S3Writer;
import dev.sluice.lambda.sqs.SqsWakes;
import dev.sluice.ledger.Ledger;
import dev.sluice.pipeline.Pipeline;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the functions share, made from environment variables; parts are made when first used. */
public final class Wiring {
  private final JsonLog log;
  private final LoggedSignals signals;
  private final PipelineSource pipelines;
  private final Supplier<Ledger> ledger;
  private final Supplier<Wakes> wakes;
  private final Supplier<World> world;
  private final Clock clock;
  private @Nullable Priming priming;

  private Wiring(FunctionSettings settings, AwsClients clients, PrintStream out, Clock clock) {
    this.clock = clock;
    log =
        new JsonLog(
            out,
            clock,
            Map.of("environment", settings.environment(), "function", settings.function()));
    signals = new LoggedSignals(new EmbeddedMetrics(out, clock, settings.environment()), log);
    pipelines = new PipelineSource(clients.ssm(), settings.pipelinesParameter(), clock);
    ledger = new Lazy<>(() -> Ledgers.open(settings.ledger(), clients));
    wakes = new Lazy<>(() -> new SqsWakes(clients.sqs(), settings.wakeQueueUrl(), clock));
    world = new Lazy<>(() -> world(clients));
  }

  /** Puts a function together; fails with all faults of the variables at once. */
  public static Wiring of(Map<String, String> variables) {
    FunctionSettings settings = FunctionSettings.of(variables);
    return new Wiring(
        settings, new AwsClients(variables), Outputs.open(settings.logFile()), Clock.systemUTC());
  }

  private World world(AwsClients clients) {
    var glue = clients.glue();
    var starter = clients.glueStarter();
    var s3 = clients.s3();
    return new World(
        ledger.get(),
        new GlueCrawlers(glue, starter),
        new GlueJobRuns(glue, starter),
        new GlueCatalog(glue),
        new S3Lister(s3),
        new S3Writer(s3),
        new S3RunReports(s3),
        wakes.get(),
        signals,
        clock,
        // Seeded anew after a restore, unlike any other: tokens must differ between two copies of
        // one snapshot.
        new SecureRandom());
  }

  /** The function's log. */
  public JsonLog log() {
    return log;
  }

  /** The function's metrics. */
  public LoggedSignals signals() {
    return signals;
  }

  /** All pipelines as they are configured now. */
  public List<Pipeline> pipelines() {
    return pipelines.get();
  }

  /** A pipeline by name; none when it is no longer configured. */
  public Optional<Pipeline> pipeline(String name) {
    return pipelines().stream().filter(pipeline -> pipeline.name().equals(name)).findFirst();
  }

  /** Takes in objects that landed. */
  public Intake intake() {
    return new Intake(pipelines(), ledger.get(), wakes.get(), clock);
  }

  /** Turns Glue's events into wakes. */
  public Bell bell() {
    return new Bell(pipelines(), wakes.get());
  }

  /** Asks for reconcile passes. */
  public Wakes wakes() {
    return wakes.get();
  }

  /** Everything that a reconciler reads and changes. */
  public World world() {
    return world.get();
  }

  /** The current time. */
  public Clock clock() {
    return clock;
  }

  /** Has Lambda run this before it takes a snapshot of the function; it must only read. */
  public void beforeSnapshot(Runnable reads) {
    priming = Priming.register(reads, log);
  }

  /** Whether a priming is registered, which lasts as long as this object does. */
  public boolean isPrimed() {
    return priming != null;
  }
}
