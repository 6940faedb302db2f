package dev.sluice.control;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Transitions;
import dev.sluice.plan.RunArguments;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settles runs that are over: the report says which partitions were written. */
final class RunSettler {
  private final Tools tools;
  private final World world;
  private final RunArguments arguments;
  private final RunSettlement settlement;

  RunSettler(Tools tools) {
    this.tools = tools;
    this.world = tools.world();
    this.arguments = new RunArguments(tools.pipeline());
    this.settlement = new RunSettlement(tools);
  }

  /**
   * Settles a run that ended this way. The report counts, not the state: a run that SUCCEEDED
   * without one has failed, and what a failed run has written is written.
   */
  boolean settle(RunRecord run, String how) {
    String uri = arguments.reportUri(run.token());
    Outcome<Optional<RunReport>> read = world.reports().read(uri);
    if (read instanceof Outcome.Rejected<Optional<RunReport>> rejected) {
      tools.alarm(
          Signals.Alarm.MISSING_RESOURCE,
          uri,
          "Report %s cannot be read: %s. Grant access; its run waits"
              .formatted(uri, rejected.reason()));
      return false;
    }
    if (!(read instanceof Outcome.Done<Optional<RunReport>> done)) {
      return false;
    }
    var report = done.value().filter(found -> found.token().equals(run.token())).orElse(null);
    String missing = report == null ? how + ", and left no report at " + uri : how;
    int written = 0;
    String reason = null;
    for (RunOutput output : run.outputs()) {
      var entry = report == null ? null : entry(report, output);
      String fault = fault(entry, missing);
      if (fault == null && report != null && entry != null) {
        written++;
        processed(run, output, report.readingStartedAt(), entry);
      } else {
        reason = fault;
        failed(run, output, entry != null, missing, fault);
      }
    }
    boolean whole = written == run.outputs().size();
    settlement.end(
        run.ended(
            whole ? RunStatus.SUCCEEDED : RunStatus.FAILED,
            world.clock().instant(),
            report == null ? null : report.totals(),
            reason));
    tools.count(whole ? "RunsSucceeded" : "RunsFailed");
    return true;
  }

  private static RunReport.@Nullable Output entry(RunReport report, RunOutput output) {
    return report.outputs().stream()
        .filter(entry -> entry.partition().values().equals(output.partition().values()))
        .filter(entry -> entry.generation() == output.generation())
        .findFirst()
        .orElse(null);
  }

  /** Why an output was not written; null when it was. */
  private static @Nullable String fault(RunReport.@Nullable Output entry, String missing) {
    if (entry == null) {
      return missing + "; its report does not mention this partition";
    }
    if (!entry.written()) {
      return entry.reason() == null ? missing : entry.reason();
    }
    return entry.tally().isConserved()
        ? null
        : "the report's counts do not add up: " + entry.tally();
  }

  private void processed(RunRecord run, RunOutput output, Instant readAt, RunReport.Output entry) {
    var processed = new Processed(run.token(), readAt, entry.location(), entry.tally());
    tools
        .partitions()
        .changeCovered(
            output.partition(), run.token(), known -> Transitions.processed(known, processed));
  }

  private void failed(
      RunRecord run, RunOutput output, boolean blamed, String how, @Nullable String fault) {
    String reason = fault == null ? how : fault;
    tools
        .partitions()
        .changeCovered(
            output.partition(),
            run.token(),
            known -> tools.partitions().afterFailure(known, run.outputs().size(), blamed, reason));
  }

  /** Settles a run of which Glue knows nothing, after all the time it could have needed. */
  boolean lost(RunRecord run) {
    tools.alarm(
        Signals.Alarm.LOST_RUN,
        run.token(),
        "Run %s of job '%s' left no trace in Glue; its partitions run again"
            .formatted(run.token(), run.job()));
    String reason = "run " + run.token() + " was never started, as far as Glue knows";
    releaseAll(run, reason);
    settlement.end(run.ended(RunStatus.LOST, world.clock().instant(), null, reason));
    return true;
  }

  /** Gives up a run before anything was started. */
  boolean cancel(RunRecord run, String reason) {
    // First the record: its writer, should it live, loses the race to start.
    return world
        .ledger()
        .save(run.ended(RunStatus.CANCELLED, world.clock().instant(), null, reason))
        .map(this::close)
        .orElse(false);
  }

  /** Gives free what a run that is over may still hold. */
  boolean close(RunRecord run) {
    releaseAll(run, "run " + run.token() + " is over");
    tools.admission().leave(run.token());
    return true;
  }

  /** Frees a partition whose run is over. */
  boolean release(PartitionRecord partition) {
    String token = partition.requireToken();
    var run = world.ledger().run(partition.pipeline(), token);
    if (run.isPresent() && run.get().status().isLive()) {
      return false;
    }
    var free = Transitions.released(partition, null, "run " + token + " is over");
    return world.ledger().save(free).isPresent();
  }

  private void releaseAll(RunRecord run, String reason) {
    for (RunOutput output : run.outputs()) {
      tools
          .partitions()
          .changeCovered(
              output.partition(), run.token(), known -> Transitions.released(known, null, reason));
    }
  }
}
