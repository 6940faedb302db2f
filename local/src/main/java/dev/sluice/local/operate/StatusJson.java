package dev.sluice.local.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.Proof;
import dev.sluice.proof.ProofRecord;
import dev.sluice.status.PipelineStatus;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of a pipeline for machines; members are only ever added. */
public final class StatusJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusJson() {}

  /** One pipeline as an object; {@code partitions} are all that it has. */
  public static ObjectNode of(PipelineStatus status, List<PartitionRecord> partitions) {
    ObjectNode node = JSON.createObjectNode();
    node.put("pipeline", status.pipeline()).put("at", status.now().toString());
    node.put("well", status.isSettled());
    ObjectNode states = node.putObject("states");
    for (Status state : Status.values()) {
      states.put(state.name(), status.counts().getOrDefault(state, 0));
    }
    ObjectNode proof = node.putObject("proof");
    for (Proof.State state : Proof.State.values()) {
      proof.put(state.name(), status.proofs().getOrDefault(state, 0));
    }
    tally(node.putObject("totals"), status.records());
    node.put("runs", status.startedRuns());
    node.put("failedRuns", status.failedRuns());
    node.put("oldestOpen", text(status.oldestOpen())).put("lastDone", text(status.lastDone()));
    ObjectNode ignored = node.putObject("ignored");
    new TreeMap<>(status.ignored()).forEach(ignored::put);
    ArrayNode all = node.putArray("partitions");
    partitions.forEach(partition -> partition(all.addObject(), partition));
    ArrayNode runs = node.putArray("liveRuns");
    status.liveRuns().forEach(run -> run(runs.addObject(), run));
    ArrayNode damaged = node.putArray("damaged");
    status.damaged().forEach(verdict -> damaged(damaged.addObject(), verdict));
    return node;
  }

  private static void damaged(ObjectNode node, ProofRecord verdict) {
    node.put("id", verdict.output().id()).put("proof", verdict.state().name());
    node.put("missing", verdict.missing()).put("tampered", verdict.tampered());
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
