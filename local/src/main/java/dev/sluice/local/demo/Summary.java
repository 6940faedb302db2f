package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.local.operate.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo's result: the counts that must balance, and what was found wrong. */
public record Summary(
    long objects,
    Map<String, Long> ignored,
    Map<Status, Integer> states,
    long runs,
    long failedRuns,
    Tally tally,
    String proof,
    Duration elapsed,
    String table,
    String location,
    List<String> faults) {

  public Summary {
    ignored = Map.copyOf(ignored);
    states = Map.copyOf(states);
    faults = List.copyOf(faults);
  }

  static Summary of(
      List<Expected> expected,
      List<Snapshot> snapshots,
      String proof,
      Duration elapsed,
      List<String> faults) {
    Map<String, Long> ignored = new TreeMap<>();
    Map<Status, Integer> states = new EnumMap<>(Status.class);
    Tally tally = Tally.zero();
    long runs = 0;
    long failed = 0;
    for (Snapshot snapshot : snapshots) {
      snapshot.ignored().forEach((reason, count) -> ignored.merge(reason, count, Long::sum));
      snapshot.states().forEach((status, count) -> states.merge(status, count, Integer::sum));
      tally = tally.plus(snapshot.tally());
      runs += snapshot.startedRuns();
      failed += snapshot.failedRuns();
    }
    var curated = expected.get(0).pipeline().curated();
    return new Summary(
        tally.files(),
        ignored,
        states,
        runs,
        failed,
        tally,
        proof,
        elapsed,
        curated.table().toString(),
        curated.location(),
        faults);
  }

  public boolean isWell() {
    return faults.isEmpty();
  }

  public long partitions() {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  private long ignoredTotal() {
    return ignored.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Writes the form that docs/cli.md describes. */
  public void write(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode node = json.createObjectNode();
    node.put("objects", objects).put("ignoredObjects", ignoredTotal());
    node.put("partitions", partitions());
    ObjectNode counts = node.putObject("states");
    states.forEach((status, count) -> counts.put(status.name(), count));
    node.put("runs", runs).put("failedRuns", failedRuns);
    node.put("recordsRead", tally.recordsRead()).put("recordsWritten", tally.recordsWritten());
    node.put("duplicates", tally.duplicates()).put("rejected", tally.rejected());
    node.put("proof", proof).put("seconds", Math.round(elapsed.toMillis() / 100.0) / 10.0);
    node.put("table", table).put("location", location);
    ObjectNode reasons = node.putObject("ignoredByReason");
    ignored.forEach(reasons::put);
    node.set("faults", json.valueToTree(faults));
    json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), node);
  }

  /** The table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    row(text, "objects", String.format("%,d", objects));
    row(
        text,
        "ignored objects",
        ignored.isEmpty() ? "0" : ignoredTotal() + " " + new TreeMap<>(ignored));
    row(text, "partitions", partitions() + " " + new TreeMap<>(states));
    row(
        text,
        "runs",
        runs + (failedRuns == 0 ? "" : " (" + failedRuns + " failed and were retried)"));
    row(text, "records read", String.format("%,d", tally.recordsRead()));
    row(text, "  written", String.format("%,d", tally.recordsWritten()));
    row(text, "  duplicates", String.format("%,d", tally.duplicates()));
    row(text, "  rejected", String.format("%,d", tally.rejected()));
    row(text, "proof", proof);
    row(text, "table", table + " at " + location);
    row(text, "seconds", String.format("%.1f", elapsed.toMillis() / 1e3));
    for (String fault : faults) {
      text.append("NOT WELL: ").append(fault).append('\n');
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(String.format("%-16s %s%n", name, value));
  }
}
