package dev.sluice.local.simulate;

import dev.sluice.control.JobRuns;
import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Cause;
import dev.sluice.control.Outcome.Done;
import dev.sluice.control.Outcome.Later;
import dev.sluice.control.Outcome.Rejected;
import dev.sluice.ledger.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Glue's side of job runs: it starts them and shows them. */
final class SimJobs implements JobRuns {
  private static final int PAGE = 2;

  private final List<SimRun> runs = new ArrayList<>();
  private final VirtualTime time;
  private final Faults faults;
  private final Network network;
  private final Rules rules;
  private final SimWorker worker;

  SimJobs(VirtualTime time, Faults faults, Network network, Rules rules, SimWorker worker) {
    this.time = time;
    this.faults = faults;
    this.network = network;
    this.rules = rules;
    this.worker = worker;
  }

  @Override
  public Outcome<String> start(Request request) {
    return network.start(
        "StartJobRun",
        request.arguments().getOrDefault("--sluice-token", ""),
        () -> {
          if (faults.strikes(Fault.SLOT_HELD, 0.05)) {
            return new Later<>("ConcurrentRunsExceededException");
          }
          var run = new SimRun("jr_" + runs.size(), request, time.instant());
          rules.runCreated(run, runs);
          runs.add(run);
          worker.work(run);
          return new Done<>(run.id());
        });
  }

  @Override
  public Outcome<View> get(String job, String jobRunId) {
    return network.call(
        "GetJobRun",
        jobRunId,
        () ->
            runs.stream()
                .filter(run -> run.id().equals(jobRunId) && !run.isVanished())
                .findFirst()
                .<Outcome<View>>map(run -> new Done<>(run.view()))
                .orElseGet(() -> new Rejected<>(Cause.NOT_FOUND, "EntityNotFoundException")));
  }

  @Override
  public Outcome<Page<View>> list(String job, @Nullable String cursor) {
    return network.call(
        "GetJobRuns",
        cursor == null ? "first page" : cursor,
        () -> {
          var views = new ArrayList<View>();
          runs.stream().filter(run -> !run.isVanished()).forEach(run -> views.add(run.view()));
          Collections.reverse(views);
          int from = cursor == null ? 0 : Integer.parseInt(cursor);
          int to = Math.min(views.size(), from + PAGE);
          String next = to < views.size() ? String.valueOf(to) : null;
          return new Done<>(new Page<>(views.subList(Math.min(from, to), to), next));
        });
  }
}
