package dev.sluice.lambda.console;

import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.ProofRecord;
import dev.sluice.status.Cell;
import dev.sluice.status.PipelineStatus;
import dev.sluice.status.Remedy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A pipeline's state as the plain values of {@code status.json}. */
public final class StatusDocument {
  private StatusDocument() {}

  /** The document; {@code pipelines} are the names that the page lets choose from. */
  public static Map<String, @Nullable Object> of(PipelineStatus status, List<String> pipelines) {
    var document = new LinkedHashMap<String, @Nullable Object>();
    document.put("pipeline", status.pipeline());
    document.put("pipelines", pipelines);
    document.put("now", status.now());
    document.put("counts", named(status.counts()));
    document.put("proof", named(status.proofs()));
    document.put("records", records(status.records()));
    var freshness = new LinkedHashMap<String, @Nullable Object>();
    freshness.put("oldestOpen", status.oldestOpen());
    freshness.put("lastDone", status.lastDone());
    document.put("freshness", freshness);
    document.put("live", live(status));
    heatMap(status.cells(), document);
    document.put("runs", status.runs().stream().map(StatusDocument::run).toList());
    document.put("quarantined", status.quarantined().stream().map(StatusDocument::held).toList());
    document.put("damaged", status.damaged().stream().map(StatusDocument::damaged).toList());
    document.put("ignored", new TreeMap<>(status.ignored()));
    return document;
  }

  private static Map<String, @Nullable Object> live(PipelineStatus status) {
    var live = new LinkedHashMap<String, @Nullable Object>();
    live.put("runs", status.liveRuns().size());
    live.put("dpus", status.gate().dpus());
    live.put("closedUntil", status.gate().closedUntil());
    live.put("reason", status.gate().reason());
    return live;
  }

  private static <E extends Enum<E>> Map<String, Integer> named(Map<E, Integer> counts) {
    var byName = new LinkedHashMap<String, Integer>();
    new TreeMap<>(counts).forEach((state, count) -> byName.put(state.name(), count));
    return byName;
  }

  private static Map<String, Object> records(Tally tally) {
    return Map.of(
        "read", tally.recordsRead(),
        "written", tally.recordsWritten(),
        "duplicates", tally.duplicates(),
        "rejected", tally.rejected());
  }

  /** Cells name their row and day by position, which keeps 50,000 partitions a small document. */
  private static void heatMap(List<Cell> cells, Map<String, @Nullable Object> document) {
    var rows = new TreeSet<String>();
    var days = new TreeSet<String>();
    for (Cell cell : cells) {
      rows.add(cell.row());
      days.add(cell.day());
    }
    ToIntFunction<String> row = position(rows);
    ToIntFunction<String> day = position(days);
    document.put("rows", rows);
    document.put("days", days);
    document.put(
        "cells",
        cells.stream()
            .map(
                cell ->
                    Arrays.<Object>asList(
                        row.applyAsInt(cell.row()),
                        day.applyAsInt(cell.day()),
                        cell.status().name(),
                        cell.proof().name(),
                        cell.partitions()))
            .toList());
  }

  private static ToIntFunction<String> position(Set<String> inOrder) {
    var positions = new TreeMap<String, Integer>();
    inOrder.forEach(name -> positions.put(name, positions.size()));
    return name -> positions.getOrDefault(name, -1);
  }

  private static Map<String, @Nullable Object> run(RunRecord run) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("token", run.token());
    members.put("jobRunId", run.jobRunId());
    members.put("state", run.status().name());
    members.put("startedAt", run.intentAt());
    members.put("endedAt", run.endedAt());
    members.put("partitions", run.outputs().size());
    members.put("bytes", run.bytes());
    members.put("reason", run.reason());
    return members;
  }

  private static Map<String, @Nullable Object> held(PartitionRecord partition) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("partition", partition.output().id());
    members.put("attempts", partition.attempts().failed());
    members.put("reason", partition.reason());
    members.put("command", Remedy.retry(partition.pipeline(), partition.output()));
    return members;
  }

  private static Map<String, @Nullable Object> damaged(ProofRecord verdict) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("partition", verdict.output().id());
    members.put("missing", verdict.missing());
    members.put("tampered", verdict.tampered());
    members.put("command", Remedy.inspect(verdict));
    return members;
  }
}
