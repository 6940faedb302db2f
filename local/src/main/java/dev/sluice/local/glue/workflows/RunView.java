package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.util.List;

/** A run of a workflow as the API shows it. */
public final class RunView {
  private static final List<String> MEMBERS =
      List.of(
          "Name",
          "WorkflowRunId",
          "PreviousRunId",
          "WorkflowRunProperties",
          "StartedOn",
          "CompletedOn",
          "Status",
          "ErrorMessage",
          "StartingEventBatchCondition");

  private final Graph graph;

  public RunView(Actions actions) {
    this.graph = new Graph(actions);
  }

  ObjectNode of(ObjectNode run, boolean withGraph) {
    ObjectNode shown = Json.object();
    for (String member : MEMBERS) {
      if (run.has(member)) {
        shown.set(member, run.get(member));
      }
    }
    shown.set("Statistics", graph.statistics(run));
    if (withGraph) {
      shown.set("Graph", graph.of(run));
    }
    return shown;
  }

  ObjectNode graph(String workflow, List<ObjectNode> triggers) {
    return graph.of(workflow, triggers);
  }
}
