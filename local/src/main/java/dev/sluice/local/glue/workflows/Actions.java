package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.crawl.TriggeredCrawls;
import dev.sluice.local.glue.jobs.TriggeredRuns;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.time.Clock;
import java.util.List;

/** Starts and stops the job runs and crawls that triggers ask for, and tells how they are. */
public final class Actions {
  private static final List<String> MEMBERS =
      List.of("Timeout", "SecurityConfiguration", "NotificationProperty");

  private final TriggeredRuns runs;
  private final TriggeredCrawls crawls;
  private final Clock clock;

  public Actions(TriggeredRuns runs, TriggeredCrawls crawls, Clock clock) {
    this.runs = runs;
    this.crawls = crawls;
    this.clock = clock;
  }

  boolean exists(NodeKey node) {
    return node.type() == NodeKey.Type.JOB
        ? runs.jobExists(node.name())
        : crawls.crawlerExists(node.name());
  }

  /** What is to be noted before {@link #start}: the action with the id that it will have. */
  ObjectNode planned(JsonNode action, String trigger) {
    NodeKey node = NodeKey.of(action);
    ObjectNode planned = Json.object();
    planned.put("Trigger", trigger);
    planned.put("Type", node.type().name());
    planned.put("Name", node.name());
    planned.put("Id", node.type() == NodeKey.Type.JOB ? runs.freshId() : crawls.freshId());
    planned.set("Action", action);
    return planned;
  }

  static NodeKey node(JsonNode planned) {
    return new NodeKey(
        NodeKey.Type.valueOf(planned.get("Type").asText()), planned.get("Name").asText());
  }

  /**
   * Starts what was planned, unless it was started before; what is refused is noted as an error.
   *
   * @param arguments what a job run gets beside the action's own arguments
   */
  void start(ObjectNode planned, ObjectNode arguments, JsonNode predecessors) {
    String name = planned.get("Name").asText();
    String id = planned.get("Id").asText();
    JsonNode action = planned.get("Action");
    if (node(planned).type() == NodeKey.Type.JOB) {
      ObjectNode request = Json.object();
      ObjectNode all = request.putObject("Arguments");
      action.path("Arguments").properties().forEach(a -> all.set(a.getKey(), a.getValue()));
      all.setAll(arguments);
      for (String member : MEMBERS) {
        if (action.hasNonNull(member)) {
          request.set(member, action.get(member));
        }
      }
      request.set("TriggerName", planned.get("Trigger"));
      request.set("PredecessorRuns", predecessors);
      runs.start(name, id, request);
      return;
    }
    try {
      crawls.start(name, id);
    } catch (AwsError e) {
      planned.put("Error", e.code() + ": " + e.getMessage());
      planned.put("ErrorTime", Json.seconds(clock.instant()));
    }
  }

  void stop(JsonNode planned) {
    String name = planned.get("Name").asText();
    String id = planned.get("Id").asText();
    if (node(planned).type() == NodeKey.Type.JOB) {
      List<ObjectNode> attempts = runs.attempts(name, id);
      if (!attempts.isEmpty()) {
        runs.stop(name, attempts.get(attempts.size() - 1).get("Id").asText());
      }
    } else {
      crawls.stop(name, id);
    }
  }

  /** The job runs or crawls that an action became, oldest first, as a graph shows them. */
  List<ObjectNode> outcomes(JsonNode planned) {
    String name = planned.get("Name").asText();
    String id = planned.get("Id").asText();
    if (node(planned).type() == NodeKey.Type.JOB) {
      return runs.attempts(name, id);
    }
    if (planned.has("Error")) {
      ObjectNode crawl = Json.object().put("State", "ERROR");
      crawl.set("ErrorMessage", planned.get("Error"));
      crawl.set("StartedOn", planned.get("ErrorTime"));
      crawl.set("CompletedOn", planned.get("ErrorTime"));
      return List.of(crawl);
    }
    return crawls.find(name, id).stream().toList();
  }

  NodeState state(JsonNode planned) {
    List<ObjectNode> outcomes = outcomes(planned);
    if (outcomes.isEmpty()) {
      // planned, and not begun yet
      return new NodeState("STARTING");
    }
    ObjectNode last = outcomes.get(outcomes.size() - 1);
    boolean job = node(planned).type() == NodeKey.Type.JOB;
    return new NodeState(last.get(job ? "JobRunState" : "State").asText());
  }
}
