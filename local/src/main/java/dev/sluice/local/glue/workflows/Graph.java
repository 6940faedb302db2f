package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A workflow's nodes and edges, with what each node has come to in a run. */
final class Graph {
  private final Actions actions;

  Graph(Actions actions) {
    this.actions = actions;
  }

  /** The graph of a workflow that is not running. */
  ObjectNode of(String workflow, List<ObjectNode> triggers) {
    return of(workflow, Json.arrayOf(triggers), Json.array());
  }

  /** The graph of a run. */
  ObjectNode of(ObjectNode run) {
    return of(run.get("Name").asText(), run.get("Triggers"), run.get("Actions"));
  }

  private ObjectNode of(String workflow, JsonNode triggers, JsonNode planned) {
    ObjectNode graph = Json.object();
    ArrayNode nodes = graph.putArray("Nodes");
    Set<NodeKey> others = new LinkedHashSet<>();
    for (JsonNode trigger : triggers) {
      NodeKey key = new NodeKey(NodeKey.Type.TRIGGER, trigger.get("Name").asText());
      node(nodes, workflow, key).putObject("TriggerDetails").set("Trigger", trigger);
      others.addAll(Rule.of((ObjectNode) trigger).actions());
    }
    Map<NodeKey, JsonNode> last = new LinkedHashMap<>();
    planned.forEach(action -> last.put(Actions.node(action), action));
    for (NodeKey key : others) {
      JsonNode action = last.get(key);
      boolean job = key.type() == NodeKey.Type.JOB;
      ArrayNode outcomes =
          node(nodes, workflow, key)
              .putObject(job ? "JobDetails" : "CrawlerDetails")
              .putArray(job ? "JobRuns" : "Crawls");
      if (action != null) {
        actions.outcomes(action).forEach(outcomes::add);
      }
    }
    edges(workflow, triggers, graph.putArray("Edges"));
    return graph;
  }

  private static ObjectNode node(ArrayNode nodes, String workflow, NodeKey key) {
    return nodes
        .addObject()
        .put("Type", key.type().name())
        .put("Name", key.name())
        .put("UniqueId", key.id(workflow));
  }

  private static void edges(String workflow, JsonNode triggers, ArrayNode edges) {
    for (Rule rule : Rule.all(triggers)) {
      String trigger = new NodeKey(NodeKey.Type.TRIGGER, rule.trigger()).id(workflow);
      Set<NodeKey> before = new LinkedHashSet<>();
      rule.conditions().forEach(condition -> before.add(condition.node()));
      before.forEach(node -> edge(edges, node.id(workflow), trigger));
      rule.actions().forEach(node -> edge(edges, trigger, node.id(workflow)));
    }
  }

  private static void edge(ArrayNode edges, String from, String to) {
    edges.addObject().put("SourceId", from).put("DestinationId", to);
  }

  /** How many of a run's actions are in which state. */
  ObjectNode statistics(ObjectNode run) {
    Map<NodeKey, NodeState> states = new LinkedHashMap<>();
    run.get("Actions").forEach(a -> states.put(Actions.node(a), actions.state(a)));
    Set<NodeKey> all = new LinkedHashSet<>();
    Rule.all(run.get("Triggers")).forEach(rule -> all.addAll(rule.actions()));
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("TotalActions", all.size());
    for (String counter :
        List.of(
            "TimeoutActions",
            "FailedActions",
            "StoppedActions",
            "SucceededActions",
            "RunningActions",
            "ErroredActions",
            "WaitingActions")) {
      counts.put(counter, 0);
    }
    states.values().forEach(state -> counts.merge(counter(state), 1, Integer::sum));
    ObjectNode statistics = Json.object();
    counts.forEach(statistics::put);
    return statistics;
  }

  private static String counter(NodeState state) {
    return switch (state.name()) {
      case "SUCCEEDED" -> "SucceededActions";
      case "FAILED" -> "FailedActions";
      case "TIMEOUT" -> "TimeoutActions";
      case "STOPPED", "CANCELLED" -> "StoppedActions";
      case "ERROR", "EXPIRED" -> "ErroredActions";
      case "WAITING" -> "WaitingActions";
      default -> "RunningActions";
    };
  }
}
