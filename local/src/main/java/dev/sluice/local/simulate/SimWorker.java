package dev.sluice.local.simulate;

import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Done;
import dev.sluice.control.RunReport;
import dev.sluice.control.RunReports;
import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Tally;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happens inside job runs: they read, flip, report and end, or meet an accident. */
final class SimWorker implements RunReports {
  private static final int RECORDS = 10;

  private final Map<String, RunReport> reports = new HashMap<>();
  private final Pipeline pipeline;
  private final VirtualTime time;
  private final Faults faults;
  private final Network network;
  private final Trace trace;
  private final SimBucket bucket;
  private final SimCatalog catalog;
  private final SimBus bus;
  private final Rules rules;

  SimWorker(
      Pipeline pipeline,
      VirtualTime time,
      Faults faults,
      Network network,
      Trace trace,
      SimBucket bucket,
      SimCatalog catalog,
      SimBus bus,
      Rules rules) {
    this.pipeline = pipeline;
    this.time = time;
    this.faults = faults;
    this.network = network;
    this.trace = trace;
    this.bucket = bucket;
    this.catalog = catalog;
    this.bus = bus;
    this.rules = rules;
  }

  void work(SimRun run) {
    long start = faults.between(5_000, 60_000);
    if (faults.strikes(Fault.RUN_EXPIRED, 0.02)) {
      run.become("WAITING");
      time.after(start * 4, () -> end(run, "EXPIRED"));
      return;
    }
    if (faults.strikes(Fault.RUN_VANISHED, 0.02)) {
      time.after(faults.between(0, 60_000), () -> disappear(run));
    }
    time.after(start, () -> read(run));
  }

  private void disappear(SimRun run) {
    if (run.isLive()) {
      trace.step("vanished", run.id());
      run.vanish();
      rules.hadReasonToFail(run);
      // Glue may lose sight of a run that works on: it must not undo what its successor did.
      if (!faults.strikes(Fault.RUN_VANISHED_BUT_WORKS_ON, 0.5)) {
        run.become("STOPPED");
      }
    }
  }

  private static boolean isDead(SimRun run) {
    return run.isVanished() && run.state().equals("STOPPED");
  }

  private void read(SimRun run) {
    if (isDead(run)) {
      return;
    }
    run.become(faults.strikes(Fault.RUN_STATE_UNKNOWN, 0.05) ? "RESIZING" : "RUNNING");
    Instant readAt = time.instant();
    for (var accident :
        List.of(
            Map.entry(Fault.RUN_FAILED, "FAILED"),
            Map.entry(Fault.RUN_TIMED_OUT, "TIMEOUT"),
            Map.entry(Fault.RUN_STOPPED, "STOPPED"),
            Map.entry(Fault.RUN_ERROR, "ERROR"))) {
      if (faults.strikes(accident.getKey(), 0.04)) {
        time.after(faults.between(1_000, 120_000), () -> end(run, accident.getValue()));
        return;
      }
    }
    if (run.outputs().keySet().stream().anyMatch(rules::isPoisoned) && faults.chance(0.5)) {
      time.after(faults.between(1_000, 120_000), () -> end(run, "FAILED"));
      return;
    }
    time.after(faults.between(0, 10_000), () -> list(run, readAt));
  }

  private void list(SimRun run, Instant readAt) {
    Map<OutputPartition, Set<String>> found = new HashMap<>();
    for (var item : bucket.below(pipeline.raw().bucket(), "")) {
      if (item.size() > 0
          && pipeline.raw().layout().match(item.key()) instanceof LogKey key
          && pipeline.outputOf(key).isPresent()) {
        OutputPartition output = pipeline.outputOf(key).orElseThrow();
        boolean read =
            run.outputs().containsKey(output)
                && catalog
                    .registered(pipeline.rawTable(output))
                    .contains(pipeline.rawValues(key.source()))
                && Expression.selects(run.argument("--sluice-predicate"), key.source().values());
        if (read) {
          found.computeIfAbsent(output, none -> new TreeSet<>()).add(item.key());
        }
      }
    }
    time.after(faults.between(1_000, 180_000), () -> write(run, readAt, found));
  }

  private void write(SimRun run, Instant readAt, Map<OutputPartition, Set<String>> found) {
    if (isDead(run)) {
      return;
    }
    var outputs = new ArrayList<RunReport.Output>();
    boolean inPart = faults.strikes(Fault.RUN_FAILED_IN_PART, 0.05);
    run.outputs()
        .forEach(
            (output, generation) -> {
              String fault =
                  rules.isPoisoned(output) || (inPart && faults.chance(0.5)) ? "poisoned" : null;
              Set<String> keys = found.getOrDefault(output, Set.of());
              outputs.add(one(run, output, generation, keys, fault));
            });
    time.after(faults.between(100, 5_000), () -> report(run, readAt, outputs));
  }

  private RunReport.Output one(
      SimRun run,
      OutputPartition output,
      long generation,
      Set<String> keys,
      @Nullable String fault) {
    String location =
        "%s%s/g%d-%s/"
            .formatted(pipeline.curated().location(), output.id(), generation, run.token());
    if (fault != null) {
      return new RunReport.Output(output, generation, false, location, Tally.zero(), fault);
    }
    bucket.land("lake", location.substring("s3://lake/".length()) + "part-0.parquet", 1);
    boolean flipped = catalog.flip(output, new SimCatalog.Curated(generation, location, keys));
    trace.step(flipped ? "flipped" : "refused to flip back", output, location, keys.size());
    return new RunReport.Output(output, generation, true, location, tally(keys.size()), null);
  }

  /** Of every file's records one is a duplicate, and one is rejected. */
  private static Tally tally(int files) {
    return new Tally(files, files, (long) files * RECORDS, files * (RECORDS - 2L), files, files);
  }

  private void report(SimRun run, Instant readAt, List<RunReport.Output> outputs) {
    if (isDead(run)) {
      return;
    }
    if (faults.strikes(Fault.REPORT_MISSING, 0.03)) {
      rules.hadReasonToFail(run);
      end(run, "SUCCEEDED");
      return;
    }
    List<RunReport.Output> told = outputs;
    if (faults.strikes(Fault.REPORT_INCOMPLETE, 0.02)) {
      told = outputs.subList(1, outputs.size());
      rules.hadReasonToFail(run);
    } else if (faults.strikes(Fault.REPORT_WRONG, 0.02)) {
      told = outputs.stream().map(SimWorker::miscounted).toList();
      rules.hadReasonToFail(run);
    }
    Tally totals = told.stream().map(RunReport.Output::tally).reduce(Tally.zero(), Tally::plus);
    reports.put(run.argument("--sluice-report"), new RunReport(run.token(), readAt, totals, told));
    boolean whole = outputs.stream().allMatch(RunReport.Output::written);
    boolean late = faults.strikes(Fault.RUN_FAILED_AFTER_ITS_REPORT, 0.03);
    if (!whole) {
      rules.hadReasonToFail(run);
    }
    end(run, late ? "FAILED" : "SUCCEEDED");
  }

  private static RunReport.Output miscounted(RunReport.Output output) {
    Tally tally = output.tally();
    var wrong =
        new Tally(
            tally.files(),
            tally.bytes(),
            tally.recordsRead() + 1,
            tally.recordsWritten(),
            tally.duplicates(),
            tally.rejected());
    return new RunReport.Output(
        output.partition(),
        output.generation(),
        output.written(),
        output.location(),
        wrong,
        output.reason());
  }

  private void end(SimRun run, String state) {
    if (isDead(run)) {
      return;
    }
    rules.runEnding(run);
    if (!state.equals("SUCCEEDED")) {
      rules.hadReasonToFail(run);
    }
    run.become(state);
    trace.step("run ended", run.id(), state);
    bus.jobChanged(state);
  }

  @Override
  public Outcome<Optional<RunReport>> read(String uri) {
    return network.call("GetReport", uri, () -> new Done<>(Optional.ofNullable(reports.get(uri))));
  }
}
