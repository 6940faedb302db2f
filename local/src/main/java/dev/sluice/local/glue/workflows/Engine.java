package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the live runs of workflows on: notes what comes next, then does it. */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final WorkflowRuns runs;
  private final Actions actions;
  private final Clock clock;
  private final Executor executor;

  /**
   * @param executor carries out what the end of a job run or crawl leads to, apart from the thread
   *     that told of it
   */
  public Engine(WorkflowRuns runs, Actions actions, Clock clock, Executor executor) {
    this.runs = runs;
    this.actions = actions;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * A job run or a crawl has ended; whose it was shows.
   *
   * @param first what else its end leads to
   */
  public void somethingEnded(Runnable first) {
    try {
      executor.execute(
          () -> {
            first.run();
            advanceAll();
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("the cloud closes; its next start goes on from here");
    }
  }

  /** Goes on with what a killed cloud was at: first what it had noted and not begun. */
  public synchronized void recover() {
    for (ObjectNode run : runs.live()) {
      begin(run, run.get("Actions"));
    }
    advanceAll();
  }

  /** Makes a change of a run's record between two steps of it. */
  synchronized void change(Runnable change) {
    change.run();
  }

  private synchronized void advanceAll() {
    runs.live().forEach(this::advance);
  }

  /** Begins a run: its start trigger fires whatever its state. */
  synchronized void begin(ObjectNode run, String startTrigger) {
    fire(run, List.of(startTrigger));
    advance(run);
  }

  /** Notes the actions of a resumed run that were chosen, and goes on from them. */
  synchronized void resume(ObjectNode run, List<JsonNode> again) {
    ArrayNode planned = (ArrayNode) run.get("Actions");
    ArrayNode fresh = Json.array();
    for (JsonNode old : again) {
      fresh.add(actions.planned(old.get("Action"), old.get("Trigger").asText()));
    }
    planned.addAll(fresh);
    runs.save(run);
    begin(run, fresh);
    advance(run);
  }

  /** Asks a run to stop; it has stopped when nothing of it is at work. */
  synchronized void stop(ObjectNode run) {
    run.put("Status", "STOPPING");
    runs.save(run);
    run.get("Actions").forEach(actions::stop);
    advance(run);
  }

  private synchronized void advance(ObjectNode run) {
    boolean goesOn = true;
    while (goesOn) {
      boolean stopping = run.get("Status").asText().equals("STOPPING");
      Set<String> fired = new HashSet<>(Json.strings(run, "Fired"));
      var next = Machine.next(Rule.all(run.get("Triggers")), fired, states(run), stopping);
      goesOn = false;
      if (next instanceof Machine.Next.Fire fire) {
        fire(run, fire.triggers());
        goesOn = true;
      } else if (next instanceof Machine.Next.End end) {
        run.put("Status", end.stopped() ? "STOPPED" : "COMPLETED");
        run.put("CompletedOn", Json.seconds(clock.instant()));
        runs.save(run);
      }
    }
  }

  private Map<NodeKey, NodeState> states(ObjectNode run) {
    Map<NodeKey, NodeState> states = new LinkedHashMap<>();
    for (JsonNode planned : run.get("Actions")) {
      states.put(Actions.node(planned), actions.state(planned));
    }
    return states;
  }

  private void fire(ObjectNode run, List<String> triggers) {
    ArrayNode fresh = Json.array();
    for (JsonNode trigger : run.get("Triggers")) {
      String name = trigger.get("Name").asText();
      if (triggers.contains(name)) {
        ((ArrayNode) run.get("Fired")).add(name);
        trigger.path("Actions").forEach(action -> fresh.add(actions.planned(action, name)));
      }
    }
    ((ArrayNode) run.get("Actions")).addAll(fresh);
    runs.save(run);
    begin(run, fresh);
  }

  private void begin(ObjectNode run, JsonNode planned) {
    ObjectNode arguments = Json.object();
    arguments.set("--WORKFLOW_NAME", run.get("Name"));
    arguments.set("--WORKFLOW_RUN_ID", run.get("WorkflowRunId"));
    for (JsonNode action : planned) {
      if (actions.outcomes(action).isEmpty()) {
        actions.start((ObjectNode) action, arguments, predecessors(run, action));
      }
    }
    runs.save(run);
  }

  /** The job runs that the action's trigger waited for. */
  private ArrayNode predecessors(ObjectNode run, JsonNode action) {
    ArrayNode predecessors = Json.array();
    for (Rule rule : Rule.all(run.get("Triggers"))) {
      if (rule.trigger().equals(action.get("Trigger").asText())) {
        for (JsonNode other : run.get("Actions")) {
          NodeKey node = Actions.node(other);
          boolean waitedFor = rule.conditions().stream().anyMatch(c -> c.node().equals(node));
          if (waitedFor && node.type() == NodeKey.Type.JOB) {
            predecessors
                .addObject()
                .put("JobName", node.name())
                .put("RunId", other.get("Id").asText());
          }
        }
      }
    }
    return predecessors;
  }
}
