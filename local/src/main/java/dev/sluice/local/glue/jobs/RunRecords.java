package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.Json;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Job runs on disk, and the live ones at hand. */
public final class RunRecords {
  private final Table table;
  private final Map<String, ObjectNode> live = new LinkedHashMap<>();

  public RunRecords(Store store) {
    this.table = store.table("runs");
    for (ObjectNode run : table.all()) {
      keepIfLive(run);
    }
  }

  static RunState state(ObjectNode run) {
    return RunState.valueOf(run.get("JobRunState").asText());
  }

  synchronized Collection<ObjectNode> live() {
    return live.values().stream().map(ObjectNode::deepCopy).toList();
  }

  synchronized ObjectNode get(String job, String id) {
    return find(job, id).orElseThrow(() -> GlueErrors.notFound("Job run " + id + " of job " + job));
  }

  synchronized Optional<ObjectNode> find(String job, String id) {
    return table.get(Table.key(job, id));
  }

  /** Newest first: run ids grow with time. */
  synchronized List<ObjectNode> of(String job) {
    List<ObjectNode> runs = new ArrayList<>(table.below(job));
    Collections.reverse(runs);
    return runs;
  }

  synchronized void save(ObjectNode run) {
    table.put(Table.key(run.get("JobName").asText(), run.get("Id").asText()), run);
    keepIfLive(run);
  }

  /** Moves a run on if its state allows it; answers whether it did. */
  synchronized boolean move(ObjectNode run, RunState next, String message, Instant now) {
    ObjectNode present = get(run.get("JobName").asText(), run.get("Id").asText());
    if (!state(present).mayBecome(next)) {
      return false;
    }
    present.put("JobRunState", next.name());
    present.put("LastModifiedOn", Json.seconds(now));
    if (!message.isEmpty()) {
      present.put("ErrorMessage", message);
    }
    if (!next.isLive()) {
      present.put("CompletedOn", Json.seconds(now));
      double seconds = Json.seconds(now) - present.get("StartedOn").asDouble();
      present.put("ExecutionTime", (int) Math.max(0, Math.round(seconds)));
    }
    save(present);
    return true;
  }

  private void keepIfLive(ObjectNode run) {
    String id = run.get("Id").asText();
    if (state(run).isLive()) {
      live.put(id, run);
    } else {
      live.remove(id);
    }
  }
}
