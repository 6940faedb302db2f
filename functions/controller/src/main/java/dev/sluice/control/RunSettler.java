package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Transitions;
import dev.sluice.plan.RunArguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    var verdicts = new LinkedHashMap<OutputPartition, Verdict>();
    for (RunOutput output : run.outputs()) {
      verdicts.put(output.partition(), Verdict.of(run, output, report, missing));
    }
    tools.partitions().changeCovered(run, known -> judged(known, verdicts));
    // The last fault stands for all: each partition keeps its own.
    String reason = null;
    for (Verdict verdict : verdicts.values()) {
      reason = verdict instanceof Verdict.Failed failed ? failed.reason() : reason;
    }
    settlement.end(
        run.ended(
            reason == null ? RunStatus.SUCCEEDED : RunStatus.FAILED,
            world.clock().instant(),
            report == null ? null : report.totals(),
            reason));
    tools.count(reason == null ? "RunsSucceeded" : "RunsFailed");
    return true;
  }

  private PartitionRecord judged(PartitionRecord known, Map<OutputPartition, Verdict> verdicts) {
    Verdict verdict = verdicts.get(known.output());
    if (verdict instanceof Verdict.Written written) {
      return Transitions.processed(known, written.processed());
    }
    var failed = (Verdict.Failed) Objects.requireNonNull(verdict);
    return tools
        .partitions()
        .afterFailure(known, verdicts.size(), failed.blamed(), failed.reason());
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
    tools.partitions().changeCovered(run, known -> Transitions.released(known, null, reason));
  }
}
