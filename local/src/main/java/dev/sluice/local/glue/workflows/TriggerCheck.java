package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.events.Schedule;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.time.Instant;
import java.util.Set;

/** What Glue refuses of a trigger's description. */
final class TriggerCheck {
  private static final Set<String> TYPES = Set.of("ON_DEMAND", "SCHEDULED", "CONDITIONAL", "EVENT");
  private static final Set<String> JOB_STATES =
      Set.of("SUCCEEDED", "STOPPED", "FAILED", "TIMEOUT", "ERROR", "EXPIRED");
  private static final Set<String> CRAWL_STATES =
      Set.of("SUCCEEDED", "CANCELLED", "FAILED", "ERROR");

  private final Workflows workflows;
  private final Triggers triggers;
  private final Actions actions;

  TriggerCheck(Workflows workflows, Triggers triggers, Actions actions) {
    this.workflows = workflows;
    this.triggers = triggers;
    this.actions = actions;
  }

  void created(ObjectNode trigger, boolean start) {
    String type = Json.required(trigger, "Type");
    String workflow = trigger.path("WorkflowName").asText("");
    if (!TYPES.contains(type)) {
      throw wrong(trigger, "has type " + type + "; there are " + TYPES);
    }
    if (type.equals("ON_DEMAND") && start) {
      throw wrong(trigger, "is on demand, so StartOnCreation must be false");
    }
    if (!workflow.isEmpty()) {
      workflows.get(workflow);
      if (Triggers.starts(trigger) && triggers.startOf(workflow).isPresent()) {
        throw wrong(trigger, "would be a second start of workflow " + workflow);
      }
    } else if (type.equals("EVENT")) {
      throw wrong(trigger, "is of type EVENT, which only starts workflows: give WorkflowName");
    }
    complete(trigger);
  }

  void complete(ObjectNode trigger) {
    if (trigger.path("Actions").isEmpty()) {
      throw wrong(trigger, "has no Actions");
    }
    trigger.path("Actions").forEach(action -> known(trigger, action));
    String type = trigger.path("Type").asText();
    if (type.equals("SCHEDULED")) {
      schedule(trigger);
    }
    if (type.equals("CONDITIONAL")) {
      conditions(trigger);
    }
    JsonNode batching = trigger.path("EventBatchingCondition");
    if (batching.isObject()) {
      between(trigger, "BatchSize", batching.path("BatchSize").asInt(), 100);
      between(trigger, "BatchWindow", batching.path("BatchWindow").asInt(900), 900);
    }
  }

  private static void between(ObjectNode trigger, String member, int value, int most) {
    if (value < 1 || value > most) {
      throw wrong(trigger, "has " + member + " " + value + ", but 1 to " + most + " is allowed");
    }
  }

  private static void schedule(ObjectNode trigger) {
    String text = Json.required(trigger, "Schedule");
    try {
      if (!text.startsWith("cron(")) {
        throw new IllegalArgumentException("Glue wants cron(…), not " + text);
      }
      Schedule schedule = Schedule.parse(text);
      if (schedule.next(Instant.EPOCH).equals(Instant.MAX)) {
        throw new IllegalArgumentException(text + " never comes");
      }
    } catch (IllegalArgumentException e) {
      throw wrong(trigger, "has a bad Schedule: " + e.getMessage());
    }
  }

  private void conditions(ObjectNode trigger) {
    JsonNode predicate = trigger.path("Predicate");
    if (predicate.path("Conditions").isEmpty()) {
      throw wrong(trigger, "is conditional and has no Predicate with Conditions");
    }
    String logical = predicate.path("Logical").asText("AND");
    if (!Set.of("AND", "ANY").contains(logical)) {
      throw wrong(trigger, "has Logical " + logical + "; there are AND and ANY");
    }
    for (JsonNode condition : predicate.path("Conditions")) {
      known(trigger, condition);
      Rule.Condition read = Rule.Condition.of(condition);
      Set<String> states = read.node().type() == NodeKey.Type.JOB ? JOB_STATES : CRAWL_STATES;
      if (!states.contains(read.state())) {
        throw wrong(
            trigger, "waits for state " + read.state() + "; a condition can be one of " + states);
      }
    }
  }

  private void known(ObjectNode trigger, JsonNode named) {
    if (named.hasNonNull("JobName") == named.hasNonNull("CrawlerName")) {
      throw wrong(trigger, "must name either a job or a crawler in each action and condition");
    }
    NodeKey node = NodeKey.of(named);
    if (!actions.exists(node)) {
      throw GlueErrors.notFound(
          (node.type() == NodeKey.Type.JOB ? "Job " : "Crawler ")
              + node.name()
              + ", which trigger "
              + trigger.get("Name").asText()
              + " names,");
    }
  }

  private static AwsError wrong(ObjectNode trigger, String what) {
    return GlueErrors.invalidInput("Trigger " + trigger.get("Name").asText() + " " + what);
  }
}
