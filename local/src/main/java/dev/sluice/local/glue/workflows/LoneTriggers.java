package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Conditional triggers outside of workflows: each fires anew whenever its conditions have come. */
public final class LoneTriggers {
  private static final String MET = "Met";

  private final Triggers triggers;
  private final Firing firing;

  public LoneTriggers(Triggers triggers, Firing firing) {
    this.triggers = triggers;
    this.firing = firing;
  }

  /** A job run has ended; only one that a trigger started can lead on, as on AWS. */
  public void ended(ObjectNode run) {
    if (run.hasNonNull("TriggerName") && !run.path("Arguments").has("--WORKFLOW_RUN_ID")) {
      NodeKey node = NodeKey.job(run.get("JobName").asText());
      note(node, new NodeState(run.get("JobRunState").asText()));
    }
  }

  private void note(NodeKey node, NodeState state) {
    synchronized (triggers) {
      for (ObjectNode trigger : triggers.all()) {
        if (!trigger.has("WorkflowName") && !Triggers.starts(trigger)) {
          note(trigger, node, state);
        }
      }
    }
  }

  private void note(ObjectNode trigger, NodeKey node, NodeState state) {
    Rule rule = Rule.of(trigger);
    List<Rule.Condition> conditions = rule.conditions();
    String name = rule.trigger();
    ObjectNode gathered = triggers.gathered(name);
    Set<String> met = new HashSet<>(Json.strings(gathered, MET));
    boolean news = false;
    for (int i = 0; i < conditions.size(); i++) {
      Rule.Condition condition = conditions.get(i);
      if (condition.node().equals(node) && condition.state().equals(state.name())) {
        news |= met.add(Integer.toString(i));
      }
    }
    if (!rule.active() || !news) {
      return;
    }
    if (rule.any() || met.size() == conditions.size()) {
      triggers.forget(name);
      firing.perform(trigger);
    } else {
      ArrayNode noted = Json.arrayOfStrings(met);
      gathered.set(MET, noted);
      triggers.gather(name, gathered);
    }
  }
}
