package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A trigger as a running workflow sees it.
 *
 * @param starts whether it begins the workflow, rather than following other nodes
 * @param active whether it may fire on its conditions
 * @param any whether one condition suffices
 */
record Rule(
    String trigger,
    boolean starts,
    boolean active,
    boolean any,
    List<Condition> conditions,
    List<NodeKey> actions) {

  Rule {
    conditions = List.copyOf(conditions);
    actions = List.copyOf(actions);
  }

  /** That a node has ended in this state. */
  record Condition(NodeKey node, String state) {
    boolean holds(Map<NodeKey, NodeState> nodes) {
      NodeState reached = nodes.get(node);
      return reached != null && !reached.isLive() && reached.name().equals(state);
    }

    static Condition of(JsonNode condition) {
      NodeKey node = NodeKey.of(condition);
      String member = node.type() == NodeKey.Type.JOB ? "State" : "CrawlState";
      return new Condition(node, condition.path(member).asText());
    }
  }

  static Rule of(ObjectNode trigger) {
    List<Condition> conditions = new ArrayList<>();
    JsonNode predicate = trigger.path("Predicate");
    predicate.path("Conditions").forEach(c -> conditions.add(Condition.of(c)));
    List<NodeKey> actions = new ArrayList<>();
    trigger.path("Actions").forEach(action -> actions.add(NodeKey.of(action)));
    return new Rule(
        trigger.get("Name").asText(),
        !trigger.path("Type").asText().equals("CONDITIONAL"),
        trigger.path("State").asText().equals("ACTIVATED"),
        predicate.path("Logical").asText("AND").equals("ANY"),
        conditions,
        actions);
  }

  static List<Rule> all(JsonNode triggers) {
    List<Rule> rules = new ArrayList<>();
    triggers.forEach(trigger -> rules.add(of((ObjectNode) trigger)));
    return rules;
  }

  boolean holds(Map<NodeKey, NodeState> nodes) {
    Stream<Condition> all = conditions.stream();
    Predicate<Condition> holds = condition -> condition.holds(nodes);
    return any ? all.anyMatch(holds) : all.allMatch(holds);
  }
}
