package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.util.ArrayList;
import java.util.List;

/** Operations on triggers. */
public final class TriggerApi {
  private static final List<String> UPDATED =
      List.of("Description", "Schedule", "Actions", "Predicate", "EventBatchingCondition");

  private final Triggers triggers;
  private final TriggerCheck check;
  private final Firing firing;

  public TriggerApi(Workflows workflows, Triggers triggers, Actions actions, Firing firing) {
    this.triggers = triggers;
    this.check = new TriggerCheck(workflows, triggers, actions);
    this.firing = firing;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateTrigger", this::create)
        .on("GetTrigger", this::get)
        .on("GetTriggers", this::getAll)
        .on("BatchGetTriggers", this::batchGet)
        .on("ListTriggers", this::list)
        .on("UpdateTrigger", this::update)
        .on("DeleteTrigger", this::delete)
        .on("StartTrigger", this::start)
        .on("StopTrigger", this::stop);
  }

  private ObjectNode create(ObjectNode request) {
    String name = Json.required(request, "Name");
    synchronized (triggers) {
      if (triggers.find(name).isPresent()) {
        throw GlueErrors.alreadyExists("Trigger " + name);
      }
      ObjectNode trigger = Json.object().put("Name", name);
      for (String member : List.of("WorkflowName", "Type")) {
        if (request.hasNonNull(member)) {
          trigger.set(member, request.get(member));
        }
      }
      boolean start = request.path("StartOnCreation").asBoolean(false);
      trigger.put("State", start ? "ACTIVATED" : "CREATED");
      copy(request, trigger);
      check.created(trigger, start);
      triggers.save(trigger);
      firing.arm(trigger);
    }
    return Json.object().put("Name", name);
  }

  private static void copy(ObjectNode from, ObjectNode trigger) {
    for (String member : UPDATED) {
      if (from.hasNonNull(member)) {
        trigger.set(member, from.get(member));
      }
    }
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("Trigger", triggers.get(Json.required(request, "Name")));
    return answer;
  }

  private ObjectNode getAll(ObjectNode request) {
    return Pages.page(request, "Triggers", selected(request), 100);
  }

  private ObjectNode list(ObjectNode request) {
    List<JsonNode> names = new ArrayList<>();
    selected(request).forEach(trigger -> names.add(trigger.get("Name")));
    return Pages.page(request, "TriggerNames", names, 100);
  }

  /** All triggers, or those that start the job which the request names. */
  private List<ObjectNode> selected(ObjectNode request) {
    String job = Json.optional(request, "DependentJobName");
    return triggers.all().stream()
        .filter(trigger -> job == null || Rule.of(trigger).actions().contains(NodeKey.job(job)))
        .toList();
  }

  private ObjectNode batchGet(ObjectNode request) {
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("Triggers");
    ArrayNode missing = answer.putArray("TriggersNotFound");
    for (String name : Json.strings(request, "TriggerNames")) {
      triggers.find(name).ifPresentOrElse(found::add, () -> missing.add(name));
    }
    return answer;
  }

  private ObjectNode update(ObjectNode request) {
    ObjectNode changed = Json.requiredObject(request, "TriggerUpdate");
    ObjectNode answer = Json.object();
    synchronized (triggers) {
      ObjectNode trigger = triggers.get(Json.required(request, "Name"));
      copy(changed, trigger);
      check.complete(trigger);
      triggers.save(trigger);
      firing.arm(trigger);
      answer.set("Trigger", trigger);
    }
    return answer;
  }

  /** Deleting what is not there is no error, as on AWS. */
  private ObjectNode delete(ObjectNode request) {
    String name = Json.required(request, "Name");
    triggers.remove(name);
    return Json.object().put("Name", name);
  }

  /** An on-demand trigger fires at once; any other may fire from now on. */
  private ObjectNode start(ObjectNode request) {
    String name = Json.required(request, "Name");
    ObjectNode trigger;
    synchronized (triggers) {
      trigger = triggers.get(name);
      if (!isOnDemand(trigger)) {
        trigger.put("State", "ACTIVATED");
        triggers.save(trigger);
        firing.arm(trigger);
      }
    }
    if (isOnDemand(trigger)) {
      firing.byHand(trigger);
    }
    return Json.object().put("Name", name);
  }

  private ObjectNode stop(ObjectNode request) {
    String name = Json.required(request, "Name");
    synchronized (triggers) {
      ObjectNode trigger = triggers.get(name);
      if (isOnDemand(trigger)) {
        throw GlueErrors.invalidInput("Trigger " + name + " is on demand and cannot be stopped");
      }
      trigger.put("State", "DEACTIVATED");
      triggers.save(trigger);
    }
    return Json.object().put("Name", name);
  }

  private static boolean isOnDemand(ObjectNode trigger) {
    return trigger.path("Type").asText().equals("ON_DEMAND");
  }
}
