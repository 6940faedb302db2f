package dev.sluice.control;

import dev.sluice.layout.LogLayout;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.plan.OutputsJson;
import dev.sluice.plan.RunArguments;
import dev.sluice.plan.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Starts claimed runs: writes that it is about to, calls, writes what came of it. */
final class RunStarter {
  /** After so long without a trace in Glue, a start whose result is unknown had none. */
  static final Duration START_TIME = Duration.ofMinutes(3);

  /** A writer that was held up longer than this does not start any more. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** From this many vain starts on, people are told. */
  private static final int MANY = 10;

  private final Tools tools;
  private final World world;
  private final Pipeline pipeline;
  private final RunArguments arguments;
  private final SessionPolicy policy;
  private final RunSettlement failures;

  RunStarter(Tools tools) {
    this.tools = tools;
    this.world = tools.world();
    this.pipeline = tools.pipeline();
    this.arguments = new RunArguments(pipeline);
    this.policy = new SessionPolicy(pipeline);
    this.failures = new RunSettlement(tools);
  }

  /** Tries a start of a run that is certainly not started. */
  void start(RunRecord run) {
    var outputs = outputs(run);
    if (outputs.isEmpty()) {
      world.ledger().save(run.ready(later(run), "could not write its outputs to S3"));
      return;
    }
    String sessionPolicy = policy.of(directories(run), run.outputs());
    Instant now = world.clock().instant();
    var starting = world.ledger().save(run.starting(now.plus(START_TIME)));
    // Whoever loses this race leaves the start to the winner. Whoever was held up after winning it
    // may have been given up by now, so it leaves the run to be found, or lost, by its token.
    if (starting.isEmpty() || world.clock().instant().isAfter(now.plus(PATIENCE))) {
      return;
    }
    var request =
        new JobRuns.Request(
            run.job(),
            arguments.of(run, outputs.get()),
            run.workers(),
            pipeline.limits().runTimeout(),
            sessionPolicy);
    record(starting.get(), world.jobRuns().start(request));
  }

  private void record(RunRecord run, Outcome<String> outcome) {
    if (outcome instanceof Outcome.Done<String> done) {
      tools.count("RunsStarted");
      world.ledger().save(run.started(done.value(), world.clock().instant().plus(START_TIME)));
    } else if (outcome instanceof Outcome.Later<String> wait) {
      tools.count("StartsPutOff");
      world.ledger().save(run.ready(later(run), wait.reason()));
      if (run.starts() >= MANY) {
        tools.alarm(
            Signals.Alarm.WAITING_LONG,
            run.token(),
            "Run %s could not be started %d times: %s"
                .formatted(run.token(), run.starts(), wait.reason()));
      }
    } else if (outcome instanceof Outcome.Rejected<String> rejected) {
      reject(run, rejected);
    } else {
      tools.count("StartsUnknown"); // stays STARTING: a later pass looks for the token
    }
  }

  private void reject(RunRecord run, Outcome.Rejected<String> rejected) {
    if (rejected.cause() == Outcome.Cause.INVALID) {
      failures.fail(run, "Glue refused to start it: " + rejected.reason());
      return;
    }
    // The job is missing or forbidden: no partition's fault, and no use in asking again at once.
    Instant next = later(run);
    world.ledger().save(run.ready(next, rejected.reason()));
    tools.admission().closeUntil(next, rejected.reason());
    tools.alarm(
        Signals.Alarm.MISSING_RESOURCE,
        run.job(),
        "Job '%s' cannot be started: %s. Create it, or grant access; it is tried again at %s"
            .formatted(run.job(), rejected.reason(), next));
  }

  private Instant later(RunRecord run) {
    return world.clock().instant().plus(tools.retry().delay(run.starts(), run.token()));
  }

  /** The outputs argument: inline, or put into S3 first when it is long. */
  private Optional<String> outputs(RunRecord run) {
    String json = OutputsJson.write(run.outputs());
    if (json.length() <= OutputsJson.MAX_INLINE) {
      return Optional.of(json);
    }
    String uri = arguments.outputsUri(run.token());
    return world.writer().put(uri, json) instanceof Outcome.Done
        ? Optional.of(uri)
        : Optional.empty();
  }

  private Set<String> directories(RunRecord run) {
    LogLayout layout = pipeline.raw().layout();
    var directories = new TreeSet<String>();
    var known =
        world
            .ledger()
            .partitions(pipeline.name(), run.outputs().stream().map(RunOutput::partition).toList());
    for (PartitionRecord partition : known.values()) {
      for (String rest : partition.sources().known()) {
        directories.add(layout.directory(pipeline.sourceOf(partition.output(), rest)));
      }
    }
    return directories;
  }
}
