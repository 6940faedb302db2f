package dev.sluice.control;

import dev.sluice.ledger.Page;
import dev.sluice.ledger.RunRecord;
import java.time.Duration;
import java.time.Instant;

/** Follows runs in Glue, by asking: events about them may be lost. */
final class RunFollower {
  /** Runs that began so long before an intent are not looked through for its token. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final Tools tools;
  private final World world;
  private final RunSettler settler;

  /** What a look through GetJobRuns came to. */
  private enum Search {
    FOUND,
    ABSENT,
    UNFINISHED
  }

  RunFollower(Tools tools, RunSettler settler) {
    this.tools = tools;
    this.world = tools.world();
    this.settler = settler;
  }

  /** Looks for the token of a run whose start's result is not known. */
  boolean find(RunRecord run) {
    // Judged before the search: what it does not find then had its time before it began.
    boolean late = isLate(run);
    return switch (search(run)) {
      case FOUND -> true;
      case UNFINISHED -> false;
      case ABSENT -> late && settler.lost(run);
    };
  }

  /** Asks how a started run is doing. */
  boolean poll(RunRecord run) {
    String id = run.jobRunId();
    if (id == null) {
      return find(run);
    }
    boolean late = isLate(run);
    Outcome<JobRuns.View> answer = world.jobRuns().get(run.job(), id);
    if (answer instanceof Outcome.Done<JobRuns.View> done) {
      return follow(run, done.value());
    }
    if (answer instanceof Outcome.Rejected<JobRuns.View> rejected
        && rejected.cause() == Outcome.Cause.NOT_FOUND
        && late
        && search(run) == Search.ABSENT) {
      tools.alarm(
          Signals.Alarm.LOST_RUN, id, "Job run %s of '%s' vanished".formatted(id, run.job()));
      return settler.settle(run, "job run " + id + " vanished");
    }
    return false; // throttled or broken: asked again in the next pass
  }

  private boolean follow(RunRecord run, JobRuns.View view) {
    RunState state = RunState.of(view.state());
    if (state == RunState.UNKNOWN) {
      tools.alarm(
          Signals.Alarm.UNKNOWN_RUN_STATE,
          view.jobRunId(),
          "Job run %s is in state '%s', which is not known; it is taken for live"
              .formatted(view.jobRunId(), view.state()));
    }
    if (!state.isLive()) {
      String message = view.message() == null ? "" : ": " + view.message();
      var seen = run.seen(view.state());
      return settler.settle(
          seen, "job run " + view.jobRunId() + " ended " + view.state() + message);
    }
    if (!view.state().equals(run.glueState())) {
      world.ledger().save(run.seen(view.state()));
    }
    Duration longest = tools.pipeline().limits().runTimeout().plus(SKEW);
    if (world.clock().instant().isAfter(run.intentAt().plus(longest))) {
      tools.alarm(
          Signals.Alarm.WAITING_LONG,
          view.jobRunId(),
          "Job run %s is %s since %s; stop it if it hangs"
              .formatted(view.jobRunId(), view.state(), view.startedAt()));
    }
    return false;
  }

  private Search search(RunRecord run) {
    Instant oldest = run.intentAt().minus(SKEW);
    String cursor = null;
    do {
      Outcome<Page<JobRuns.View>> answer = world.jobRuns().list(run.job(), cursor);
      if (!(answer instanceof Outcome.Done<Page<JobRuns.View>> done)) {
        return Search.UNFINISHED;
      }
      for (JobRuns.View view : done.value().items()) {
        if (run.token().equals(view.token())) {
          Instant lost = world.clock().instant().plus(RunStarter.START_TIME);
          world.ledger().save(run.started(view.jobRunId(), lost));
          return Search.FOUND;
        }
        if (view.startedAt().isBefore(oldest)) {
          return Search.ABSENT;
        }
      }
      cursor = done.value().next();
    } while (cursor != null);
    return Search.ABSENT;
  }

  private boolean isLate(RunRecord run) {
    return !world.clock().instant().isBefore(run.lostNotBefore());
  }
}
