package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Begins runs of workflows: by hand, by their start trigger, or again from where one failed. */
public final class RunStarts {
  private final Workflows workflows;
  private final Triggers triggers;
  private final WorkflowRuns runs;
  private final Engine engine;
  private final Clock clock;

  public RunStarts(
      Workflows workflows, Triggers triggers, WorkflowRuns runs, Engine engine, Clock clock) {
    this.workflows = workflows;
    this.triggers = triggers;
    this.runs = runs;
    this.engine = engine;
    this.clock = clock;
  }

  /** Starts a run and answers its id. */
  synchronized String byHand(String name, JsonNode properties) {
    ObjectNode workflow = workflows.get(name);
    ObjectNode start =
        triggers
            .startOf(name)
            .orElseThrow(
                () ->
                    GlueErrors.invalidInput(
                        "Workflow " + name + " has no trigger that starts it; create one"));
    checkConcurrency(workflow);
    ObjectNode run = fresh(workflow, triggers.of(name), properties);
    engine.begin(run, start.get("Name").asText());
    return run.get("WorkflowRunId").asText();
  }

  /** Starts a run for a trigger, to which nobody listens: a refusal becomes a run in error. */
  synchronized void byTrigger(String name, JsonNode properties, JsonNode batch) {
    ObjectNode workflow = workflows.get(name);
    ObjectNode run = fresh(workflow, triggers.of(name), properties);
    if (!batch.isMissingNode()) {
      run.set("StartingEventBatchCondition", batch);
    }
    try {
      checkConcurrency(workflow);
    } catch (AwsError e) {
      run.put("Status", "ERROR");
      run.put("ErrorMessage", e.getMessage());
      run.set("CompletedOn", run.get("StartedOn"));
      runs.save(run);
      return;
    }
    engine.begin(run, triggers.startOf(name).orElseThrow().get("Name").asText());
  }

  /** Runs some nodes of an ended run again, and all that comes after them. */
  synchronized ObjectNode resume(String name, String runId, List<String> nodeIds) {
    ObjectNode old = runs.get(name, runId);
    if (WorkflowRuns.isLive(old)) {
      throw AwsError.client(
          "IllegalWorkflowStateException",
          "Run " + runId + " is " + old.get("Status").asText() + "; resume it when it has ended");
    }
    List<JsonNode> again = new ArrayList<>();
    List<NodeKey> from = new ArrayList<>();
    for (JsonNode planned : old.get("Actions")) {
      if (nodeIds.contains(Actions.node(planned).id(name))) {
        again.add(planned);
        from.add(Actions.node(planned));
      }
    }
    if (nodeIds.isEmpty() || again.size() != nodeIds.size()) {
      throw GlueErrors.invalidInput(
          "NodeIds must name jobs or crawlers that run "
              + runId
              + " had begun, but are "
              + nodeIds);
    }
    checkConcurrency(workflows.get(name));
    ObjectNode run = continued(old, from);
    engine.resume(run, firstOf(old, again, from));
    ObjectNode answer = Json.object().put("RunId", run.get("WorkflowRunId").asText());
    answer.set("NodeIds", Json.arrayOfStrings(nodeIds));
    return answer;
  }

  /** Of the chosen nodes, those that come after other chosen ones wait for their trigger. */
  private static List<JsonNode> firstOf(
      ObjectNode old, List<JsonNode> again, List<NodeKey> chosen) {
    List<Rule> rules = Rule.all(old.get("Triggers"));
    return again.stream()
        .filter(
            planned -> {
              NodeKey node = Actions.node(planned);
              return chosen.stream()
                  .filter(other -> !other.equals(node))
                  .noneMatch(other -> Machine.downstream(rules, List.of(other)).contains(node));
            })
        .toList();
  }

  /** A new run that has what the old one reached, without these nodes and what follows them. */
  private ObjectNode continued(ObjectNode old, List<NodeKey> from) {
    Set<NodeKey> undone = Machine.downstream(Rule.all(old.get("Triggers")), from);
    ObjectNode run = old.deepCopy();
    run.put("WorkflowRunId", freshId());
    run.put("PreviousRunId", old.get("WorkflowRunId").asText());
    run.put("Status", "RUNNING");
    run.put("StartedOn", Json.seconds(clock.instant()));
    run.remove(List.of("CompletedOn", "ErrorMessage"));
    List<JsonNode> kept = new ArrayList<>();
    for (JsonNode planned : old.get("Actions")) {
      if (!undone.contains(Actions.node(planned))) {
        kept.add(planned);
      }
    }
    run.set("Actions", Json.arrayOf(kept));
    Set<String> fired = new LinkedHashSet<>(Json.strings(old, "Fired"));
    fired.removeIf(trigger -> undone.contains(new NodeKey(NodeKey.Type.TRIGGER, trigger)));
    run.set("Fired", Json.arrayOfStrings(fired));
    return run;
  }

  private ObjectNode fresh(ObjectNode workflow, List<ObjectNode> all, JsonNode properties) {
    ObjectNode run = Json.object();
    run.set("Name", workflow.get("Name"));
    run.put("WorkflowRunId", freshId());
    run.put("Status", "RUNNING");
    run.put("StartedOn", Json.seconds(clock.instant()));
    ObjectNode merged = run.putObject("WorkflowRunProperties");
    for (JsonNode source : List.of(workflow.path("DefaultRunProperties"), properties)) {
      source.properties().forEach(p -> merged.set(p.getKey(), p.getValue()));
    }
    run.set("Triggers", Json.arrayOf(all));
    run.putArray("Fired");
    run.putArray("Actions");
    return run;
  }

  /** Ids grow with time, so that their order is the order of the starts. */
  private String freshId() {
    String random = UUID.randomUUID() + UUID.randomUUID().toString();
    return String.format("wr_%012x%s", clock.millis(), random.replace("-", "").substring(0, 52));
  }

  private void checkConcurrency(ObjectNode workflow) {
    String name = workflow.get("Name").asText();
    int most = workflow.path("MaxConcurrentRuns").asInt(Integer.MAX_VALUE);
    if (runs.liveOf(name) >= most) {
      throw AwsError.client(
          "ConcurrentRunsExceededException", "Concurrent runs exceeded for workflow: " + name);
    }
  }
}
