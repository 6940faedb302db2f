package dev.sluice.local.operate;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The state of a pipeline as a table for people. */
public final class StatusText {
  private static final int MOST = 20;

  private final StringBuilder text = new StringBuilder();

  private StatusText() {}

  /** The whole table, ended by a line break. */
  public static String of(StatusReport report) {
    StatusText view = new StatusText();
    view.head(report);
    view.open(report);
    view.runs(report);
    view.quarantined(report);
    return view.text.toString();
  }

  private void head(StatusReport report) {
    line(
        String.format(
            "pipeline %s: %s",
            report.pipeline(), report.isWell() ? "all is well" : "not all is done"));
    StringBuilder states = new StringBuilder();
    for (Status status : Status.values()) {
      states.append(
          String.format("  %s %d", status, report.snapshot().states().getOrDefault(status, 0)));
    }
    line(String.format("partitions %d:%s", report.snapshot().partitions().size(), states));
    Tally tally = report.snapshot().tally();
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
            report.snapshot().startedRuns(),
            report.snapshot().failedRuns(),
            report.liveRuns().size(),
            report.gate().dpus()));
    if (!report.snapshot().ignored().isEmpty()) {
      line(
          String.format(
              "ignored    %d %s", report.snapshot().ignoredTotal(), report.snapshot().ignored()));
    }
    Instant closed = report.gate().closedUntil();
    if (closed != null && closed.isAfter(report.at())) {
      line(String.format("waiting    until %s: %s", closed, report.gate().reason()));
    }
  }

  private void open(StatusReport report) {
    List<PartitionRecord> open = report.open();
    if (open.isEmpty()) {
      return;
    }
    line("");
    line(String.format("%-12s %-8s %-7s %s", "OPEN", "SINCE", "FAILED", "PARTITION"));
    for (PartitionRecord partition : open.subList(0, Math.min(MOST, open.size()))) {
      Duration since = Duration.between(partition.dirt().since(), report.at());
      String why = partition.reason() == null ? "" : "  (" + partition.reason() + ")";
      line(
          String.format(
              "%-12s %-8s %-7d %s%s",
              partition.status(),
              age(since),
              partition.attempts().failed(),
              partition.output(),
              why));
    }
    more(open.size());
  }

  private void runs(StatusReport report) {
    List<RunRecord> live = report.liveRuns();
    if (live.isEmpty()) {
      return;
    }
    line("");
    line(String.format("%-12s %-8s %-10s %s", "RUN", "SINCE", "PARTITIONS", "TOKEN"));
    for (RunRecord run : live.subList(0, Math.min(MOST, live.size()))) {
      Duration since = Duration.between(run.intentAt(), report.at());
      line(
          String.format(
              "%-12s %-8s %-10d %s", run.status(), age(since), run.outputs().size(), run.token()));
    }
    more(live.size());
  }

  private void quarantined(StatusReport report) {
    List<PartitionRecord> given = report.quarantined();
    if (given.isEmpty()) {
      return;
    }
    line("");
    line("QUARANTINED, waiting for you:");
    for (PartitionRecord partition : given.subList(0, Math.min(MOST, given.size()))) {
      line(String.format("  %s: %s", partition.output(), partition.reason()));
      line(
          String.format(
              "    sluice retry --pipeline %s --partition '%s'",
              report.pipeline(), partition.output().id()));
    }
    more(given.size());
  }

  private void more(int size) {
    if (size > MOST) {
      line(String.format("… and %d more; --output json lists all", size - MOST));
    }
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }

  private static String age(Duration since) {
    if (since.toHours() > 0) {
      return since.toHours() + "h" + since.toMinutesPart() + "m";
    }
    return since.toMinutes() > 0
        ? since.toMinutes() + "m" + since.toSecondsPart() + "s"
        : since.toSeconds() + "s";
  }
}
