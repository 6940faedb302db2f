package dev.sluice.lambda.wiring;

import dev.sluice.control.Bell;
import dev.sluice.control.Intake;
import dev.sluice.control.Wakes;
import dev.sluice.lambda.aws.AwsClients;
import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.ledger.DocumentProofLedger;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.lambda.log.EmbeddedMetrics;
import dev.sluice.lambda.log.JsonLog;
import dev.sluice.lambda.log.LoggedSignals;
import dev.sluice.lambda.sqs.SqsWakes;
import dev.sluice.ledger.Ledger;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.proof.ProofLedger;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the functions share, made from environment variables; parts are made when first used. */
public final class Wiring implements AutoCloseable {
  private static final String SNAP_START = "snap-start";

  private final FunctionSettings settings;
  private final JsonLog log;
  private final LoggedSignals signals;
  private final PipelineSource pipelines;
  private final Supplier<DocumentStore> store;
  private final Runnable closing;
  private final Supplier<Ledger> ledger;
  private final Supplier<Wakes> wakes;
  private final AwsClients clients;
  private final Clock clock;
  private @Nullable Priming priming;

  private Wiring(
      FunctionSettings settings,
      AwsClients clients,
      Supplier<DocumentStore> store,
      Runnable closing,
      PrintStream out,
      Clock clock) {
    this.settings = settings;
    this.clients = clients;
    this.clock = clock;
    log =
        new JsonLog(
            out,
            clock,
            Map.of("environment", settings.environment(), "function", settings.function()));
    signals = new LoggedSignals(new EmbeddedMetrics(out, clock, settings.environment()), log);
    pipelines = new PipelineSource(new Lazy<>(clients::ssm), settings.pipelinesParameter(), clock);
    this.store = store;
    this.closing = closing;
    ledger = new Lazy<>(() -> new DocumentLedger(store.get()));
    wakes = new Lazy<>(() -> new SqsWakes(clients.sqs(), settings.wakeQueueUrl(), clock));
  }

  /** Puts a function together; fails with all faults of the variables at once. */
  public static Wiring of(Map<String, String> variables) {
    FunctionSettings settings = FunctionSettings.of(variables);
    var clients = new AwsClients(variables);
    var store = new Lazy<DocumentStore>(() -> Ledgers.store(settings.ledger(), clients));
    return of(settings, clients, store, () -> store.made().ifPresent(DocumentStore::close));
  }

  /** As {@link #of(Map)}, with the ledger in a store of one's own, which its maker closes. */
  public static Wiring on(DocumentStore store, Map<String, String> variables) {
    return of(FunctionSettings.of(variables), new AwsClients(variables), () -> store, () -> {});
  }

  private static Wiring of(
      FunctionSettings settings,
      AwsClients clients,
      Supplier<DocumentStore> store,
      Runnable closing) {
    return new Wiring(
        settings, clients, store, closing, Outputs.open(settings.logFile()), Clock.systemUTC());
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

  /** The truth about partitions and runs. */
  public Ledger ledger() {
    return ledger.get();
  }

  /** The truth about digests, expected files and verdicts. */
  public ProofLedger proofLedger() {
    return new DocumentProofLedger(store.get());
  }

  /** Clients of AWS services. */
  public AwsClients clients() {
    return clients;
  }

  /** The current time. */
  public Clock clock() {
    return clock;
  }

  /**
   * Prepares the function for its first event: before Lambda takes a snapshot, by reads; without
   * snapshots, by making the parts beside one another.
   *
   * @param reads what Lambda runs before it takes a snapshot of the function; it must only read
   * @param parts what the function is made of, beside its pipelines
   */
  public void prepare(Runnable reads, Supplier<?>... parts) {
    priming = Priming.register(reads, log);
    if (!settings.initialization().equals(SNAP_START)) {
      WarmUp.run(clients::prepareTls, log);
      WarmUp.start(this::pipelines, log);
      for (Supplier<?> part : parts) {
        WarmUp.start(part, log);
      }
    }
  }

  /** Closes the ledger if it was opened here. Lambda ends a function without asking. */
  @Override
  public void close() {
    closing.run();
  }

  /** Whether a priming is registered, which lasts as long as this object does. */
  public boolean isPrimed() {
    return priming != null;
  }
}
