package dev.sluice.local.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import org.jspecify.annotations.Nullable;

/** The state of a pipeline for machines; members are only ever added. */
public final class StatusJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusJson() {}

  /** One pipeline as an object. */
  public static ObjectNode of(StatusReport report) {
    ObjectNode node = JSON.createObjectNode();
    node.put("pipeline", report.pipeline()).put("at", report.at().toString());
    node.put("well", report.isWell());
    ObjectNode states = node.putObject("states");
    for (Status status : Status.values()) {
      states.put(status.name(), report.snapshot().states().getOrDefault(status, 0));
    }
    tally(node.putObject("totals"), report.snapshot().tally());
    node.put("runs", report.snapshot().startedRuns());
    node.put("failedRuns", report.snapshot().failedRuns());
    node.put("oldestOpen", report.oldestOpen().map(Object::toString).orElse(null));
    ObjectNode ignored = node.putObject("ignored");
    report.snapshot().ignored().forEach(ignored::put);
    ArrayNode partitions = node.putArray("partitions");
    report.snapshot().partitions().values().forEach(p -> partition(partitions.addObject(), p));
    ArrayNode runs = node.putArray("liveRuns");
    report.liveRuns().forEach(run -> run(runs.addObject(), run));
    return node;
  }

  private static void partition(ObjectNode node, PartitionRecord partition) {
    ObjectNode values = node.putObject("values");
    partition.output().values().forEach(values::put);
    node.put("id", partition.output().id()).put("status", partition.status().name());
    node.put("generation", partition.generations().current());
    node.put("processed", partition.generations().processed());
    node.put("dirtySince", partition.dirt().since().toString());
    node.put("failed", partition.attempts().failed());
    node.put("notBefore", text(partition.attempts().notBefore()));
    node.put("token", partition.token()).put("reason", partition.reason());
    Processed processed = partition.processed();
    if (processed != null) {
      node.put("location", processed.location());
      tally(node.putObject("totals"), processed.tally());
    }
  }

  private static void run(ObjectNode node, RunRecord run) {
    node.put("token", run.token()).put("status", run.status().name());
    node.put("jobRunId", run.jobRunId()).put("state", run.glueState());
    node.put("intentAt", run.intentAt().toString()).put("partitions", run.outputs().size());
    node.put("dpus", run.workers().dpus()).put("bytes", run.bytes()).put("reason", run.reason());
  }

  private static void tally(ObjectNode node, Tally tally) {
    node.put("files", tally.files()).put("bytes", tally.bytes());
    node.put("recordsRead", tally.recordsRead()).put("recordsWritten", tally.recordsWritten());
    node.put("duplicates", tally.duplicates()).put("rejected", tally.rejected());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
