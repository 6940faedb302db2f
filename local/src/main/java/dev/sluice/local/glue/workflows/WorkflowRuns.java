package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs of workflows on disk, and the live ones at hand.
 *
 * <p>A record holds the triggers as they were when the run began, which of them have fired, and
 * every action with the id of the job run or crawl that it is to be: noted before it is started, so
 * that a kill in between is made good by starting what has no record yet.
 */
public final class WorkflowRuns {
  private static final Set<String> LIVE = Set.of("RUNNING", "STOPPING");

  private final Table table;
  private final Map<String, String> live = new LinkedHashMap<>();

  public WorkflowRuns(Store store) {
    this.table = store.table("workflow-runs");
    table.all().forEach(this::keepIfLive);
  }

  static boolean isLive(ObjectNode run) {
    return LIVE.contains(run.get("Status").asText());
  }

  synchronized Optional<ObjectNode> find(String workflow, String id) {
    return table.get(Table.key(workflow, id));
  }

  ObjectNode get(String workflow, String id) {
    return find(workflow, id)
        .orElseThrow(() -> GlueErrors.notFound("Run " + id + " of workflow " + workflow));
  }

  /** Newest first: ids grow with time. */
  synchronized List<ObjectNode> of(String workflow) {
    List<ObjectNode> runs = new ArrayList<>(table.below(workflow));
    Collections.reverse(runs);
    return runs;
  }

  synchronized List<ObjectNode> live() {
    return live.entrySet().stream().map(entry -> get(entry.getValue(), entry.getKey())).toList();
  }

  long liveOf(String workflow) {
    return live().stream().filter(run -> run.get("Name").asText().equals(workflow)).count();
  }

  synchronized void save(ObjectNode run) {
    table.put(Table.key(run.get("Name").asText(), run.get("WorkflowRunId").asText()), run);
    keepIfLive(run);
  }

  synchronized void removeAll(String workflow) {
    table.removeBelow(workflow);
    live.values().removeIf(workflow::equals);
  }

  private void keepIfLive(ObjectNode run) {
    String id = run.get("WorkflowRunId").asText();
    if (isLive(run)) {
      live.put(id, run.get("Name").asText());
    } else {
      live.remove(id);
    }
  }
}
