package dev.sluice.local.operate;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.ProofRecord;
import dev.sluice.status.PipelineStatus;
import dev.sluice.status.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state of a pipeline as a table for people. */
public final class StatusText {
  private static final int MOST = 20;

  private final StringBuilder text = new StringBuilder();

  private StatusText() {}

  /** The whole table, ended by a line break. */
  public static String of(PipelineStatus status) {
    StatusText view = new StatusText();
    view.head(status);
    view.open(status);
    view.runs(status);
    view.quarantined(status);
    view.damaged(status);
    return view.text.toString();
  }

  private void head(PipelineStatus status) {
    line(
        String.format(
            "pipeline %s: %s",
            status.pipeline(), status.isSettled() ? "all is well" : "not all is done"));
    line(String.format("partitions %d:%s", status.partitions(), counts(status.counts())));
    line(String.format("proof     %s", counts(status.proofs())));
    Tally tally = status.records();
    line(
        String.format(
            "records    read %,d = written %,d + duplicates %,d + rejected %,d, of %,d files",
            tally.recordsRead(),
            tally.recordsWritten(),
            tally.duplicates(),
            tally.rejected(),
            tally.files()));
    line(
        String.format(
            "runs       %d, %d failed, %d live with %d DPUs",
            status.startedRuns(),
            status.failedRuns(),
            status.liveRuns().size(),
            status.gate().dpus()));
    Instant done = status.lastDone();
    if (done != null) {
      line(String.format("freshness  last done %s ago", age(done, status)));
    }
    if (!status.ignored().isEmpty()) {
      long ignored = status.ignored().values().stream().mapToLong(Long::longValue).sum();
      line(String.format("ignored    %d %s", ignored, new TreeMap<>(status.ignored())));
    }
    Instant closed = status.gate().closedUntil();
    if (closed != null && closed.isAfter(status.now())) {
      line(String.format("waiting    until %s: %s", closed, status.gate().reason()));
    }
  }

  private static <E extends Enum<E>> String counts(Map<E, Integer> counts) {
    var text = new StringBuilder();
    new TreeMap<>(counts)
        .forEach((state, count) -> text.append(String.format("  %s %d", state, count)));
    return text.toString();
  }

  private void open(PipelineStatus status) {
    List<PartitionRecord> open = status.open();
    if (open.isEmpty()) {
      return;
    }
    line("");
    line(String.format("%-12s %-8s %-7s %s", "OPEN", "SINCE", "FAILED", "PARTITION"));
    for (PartitionRecord partition : open) {
      String why = partition.reason() == null ? "" : "  (" + partition.reason() + ")";
      line(
          String.format(
              "%-12s %-8s %-7d %s%s",
              partition.status(),
              age(partition.dirt().since(), status),
              partition.attempts().failed(),
              partition.output(),
              why));
    }
    more(status.openPartitions(), open.size());
  }

  private void runs(PipelineStatus status) {
    List<RunRecord> live = status.liveRuns();
    if (live.isEmpty()) {
      return;
    }
    line("");
    line(String.format("%-12s %-8s %-10s %s", "RUN", "SINCE", "PARTITIONS", "TOKEN"));
    for (RunRecord run : live.subList(0, Math.min(MOST, live.size()))) {
      line(
          String.format(
              "%-12s %-8s %-10d %s",
              run.status(), age(run.intentAt(), status), run.outputs().size(), run.token()));
    }
    more(live.size(), MOST);
  }

  private void quarantined(PipelineStatus status) {
    List<PartitionRecord> given = status.quarantined();
    if (given.isEmpty()) {
      return;
    }
    line("");
    line("QUARANTINED, waiting for you:");
    for (PartitionRecord partition : given.subList(0, Math.min(MOST, given.size()))) {
      line(String.format("  %s: %s", partition.output(), partition.reason()));
      line("    " + Remedy.retry(status.pipeline(), partition.output()));
    }
    more(given.size(), MOST);
  }

  private void damaged(PipelineStatus status) {
    List<ProofRecord> damaged = status.damaged();
    if (damaged.isEmpty()) {
      return;
    }
    line("");
    line("NOT AS CLOUDTRAIL DELIVERED:");
    for (ProofRecord verdict : damaged.subList(0, Math.min(MOST, damaged.size()))) {
      line(
          String.format(
              "  %s: %d missing, %d tampered",
              verdict.output(), verdict.missing(), verdict.tampered()));
      line("    " + Remedy.inspect(verdict));
    }
    more(damaged.size(), MOST);
  }

  private void more(int size, int shown) {
    if (size > shown) {
      line(String.format("… and %d more; --output json lists all", size - shown));
    }
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }

  private static String age(Instant from, PipelineStatus status) {
    Duration since = Duration.between(from, status.now());
    if (since.toHours() > 0) {
      return since.toHours() + "h" + since.toMinutesPart() + "m";
    }
    return since.toMinutes() > 0
        ? since.toMinutes() + "m" + since.toSecondsPart() + "s"
        : since.toSeconds() + "s";
  }
}
