package dev.sluice.local.simulate;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that must never break, checked against the simulated world itself. */
final class Rules {
  private static final Pattern RUN_DIRECTORY = Pattern.compile(".*/g\\d+-([0-9a-z-]+)/");
  private static final int MANY_RUNS = 300;

  private final Pipeline pipeline;
  private final VirtualTime time;
  private final Trace trace;
  private final Map<OutputPartition, Set<String>> landed = new TreeMap<>();
  private final Set<OutputPartition> poisoned = new HashSet<>();
  private final Map<OutputPartition, Integer> reasons = new HashMap<>();
  private @Nullable Ledger ledger;
  private @Nullable SimCatalog catalog;
  private @Nullable Violation violation;
  private int refusals;
  private List<SimRun> runs = List.of();

  Rules(Pipeline pipeline, VirtualTime time, Trace trace) {
    this.pipeline = pipeline;
    this.time = time;
    this.trace = trace;
  }

  void watch(Ledger watched, SimCatalog watchedCatalog) {
    ledger = watched;
    catalog = watchedCatalog;
  }

  Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  private void check(boolean holds, int rule, String what, Object subject) {
    if (!holds && violation == null) {
      violation = new Violation(rule, what + ": " + subject);
      trace.step("VIOLATION of", violation);
      time.endIn(0);
    }
  }

  void objectLanded(OutputPartition output, String key, boolean poison) {
    landed.computeIfAbsent(output, none -> new TreeSet<>()).add(key);
    if (poison) {
      poisoned.add(output);
    }
  }

  boolean isPoisoned(OutputPartition output) {
    return poisoned.contains(output);
  }

  void hadReasonToFail(SimRun run) {
    run.outputs().keySet().forEach(output -> reasons.merge(output, 1, Integer::sum));
  }

  void hadReasonToFail(OutputPartition output) {
    reasons.merge(output, 1, Integer::sum);
  }

  void partitionRefused() {
    refusals++;
  }

  void runCreated(SimRun created, List<SimRun> before) {
    runs = before;
    int live = 1;
    int dpus = created.dpus();
    for (SimRun other : before) {
      check(!other.token().equals(created.token()), 3, "two runs for one intent", created);
      if (other.isLive()) {
        live++;
        dpus += other.dpus();
        for (OutputPartition output : created.outputs().keySet()) {
          check(!other.outputs().containsKey(output), 1, "two live runs cover", output);
        }
      }
    }
    check(live <= pipeline.limits().maxRuns(), 2, "too many live runs", live);
    check(dpus <= pipeline.limits().maxDpus(), 2, "too many DPUs", dpus);
    check(before.size() < MANY_RUNS, 0, "runs are started again and again", before.size());
  }

  /** Nothing may take a run for over that is live in Glue, whatever its state is called. */
  void runEnding(SimRun run) {
    if (ledger != null && !run.isVanished()) {
      boolean live =
          ledger
              .run(pipeline.name(), run.token())
              .map(record -> record.status().isLive())
              .orElse(false);
      check(live, 7, "a live run was taken for over", run);
    }
  }

  void directoryDeleted(String uri) {
    check(catalog == null || !catalog.pointsTo(uri), 5, "deleted what readers read", uri);
    var name = RUN_DIRECTORY.matcher(uri);
    check(
        name.matches()
            && runs.stream().noneMatch(run -> run.isLive() && run.token().equals(name.group(1))),
        5,
        "deleted what a live run writes",
        uri);
  }

  /** Whether everything that landed has come to its end. */
  boolean isSettled() {
    return unsettled().isEmpty();
  }

  void checkEnd(long ignorable) {
    unsettled().ifPresent(what -> check(false, 4, "did not come to its end", what));
    if (violation != null || ledger == null) {
      return;
    }
    for (OutputPartition output : landed.keySet()) {
      PartitionRecord record = ledger.partition(pipeline.name(), output).orElseThrow();
      if (record.status() == Status.QUARANTINED) {
        int most = pipeline.retrying().maxAttempts();
        check(
            isPoisoned(output) || reasons.getOrDefault(output, 0) + refusals >= most,
            4,
            "quarantined without cause",
            record);
      } else {
        checkDone(record);
      }
    }
    long ignored =
        ledger.ignored(pipeline.name()).values().stream().mapToLong(Long::longValue).sum();
    check(ignored >= ignorable, 4, "ignored objects are not counted", ignored + " < " + ignorable);
    String cursor = null;
    do {
      var page = ledger.runs(pipeline.name(), cursor);
      page.items().forEach(this::checkRun);
      cursor = page.next();
    } while (cursor != null);
  }

  private void checkDone(PartitionRecord record) {
    var processed = record.processed();
    check(processed != null && processed.tally().isConserved(), 6, "does not add up", record);
    long files = landed.getOrDefault(record.output(), Set.of()).size();
    check(processed == null || processed.tally().files() == files, 6, "counts differ", record);
  }

  private void checkRun(RunRecord run) {
    check(!run.status().isLive(), 4, "a run never ended", run);
  }

  private Optional<String> unsettled() {
    if (ledger == null || catalog == null) {
      return Optional.of("nothing began");
    }
    for (var entry : landed.entrySet()) {
      var record = ledger.partition(pipeline.name(), entry.getKey());
      if (record.isEmpty()) {
        return Optional.of(entry.getKey() + " is not known");
      }
      var curated = catalog.curated(entry.getKey());
      // Exactly what landed, each once: as if one run had read it all.
      boolean whole = curated != null && curated.keys().equals(entry.getValue());
      boolean done = record.get().status() == Status.DONE;
      if (done && !whole) {
        return Optional.of(entry.getKey() + " is DONE without all of " + entry.getValue());
      }
      if (!done && record.get().status() != Status.QUARANTINED) {
        return Optional.of(record.get().toString());
      }
    }
    var live = ledger.gate(pipeline.name()).live();
    return live.isEmpty() ? Optional.empty() : Optional.of("live runs " + live);
  }
}
