package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Operations on workflows. */
public final class WorkflowApi {
  private static final List<String> MEMBERS =
      List.of("Description", "DefaultRunProperties", "MaxConcurrentRuns");

  private final Workflows workflows;
  private final Triggers triggers;
  private final WorkflowRuns runs;
  private final RunView view;
  private final Clock clock;

  public WorkflowApi(
      Workflows workflows, Triggers triggers, WorkflowRuns runs, RunView view, Clock clock) {
    this.workflows = workflows;
    this.triggers = triggers;
    this.runs = runs;
    this.view = view;
    this.clock = clock;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateWorkflow", this::create)
        .on("GetWorkflow", this::get)
        .on("BatchGetWorkflows", this::batchGet)
        .on("ListWorkflows", this::list)
        .on("UpdateWorkflow", this::update)
        .on("DeleteWorkflow", this::delete);
  }

  private ObjectNode create(ObjectNode request) {
    String name = Json.required(request, "Name");
    synchronized (workflows) {
      if (workflows.find(name).isPresent()) {
        throw GlueErrors.alreadyExists("Workflow " + name);
      }
      ObjectNode workflow = Json.object().put("Name", name);
      workflow.put("CreatedOn", Json.seconds(clock.instant()));
      workflows.save(described(workflow, request));
    }
    return Json.object().put("Name", name);
  }

  private ObjectNode described(ObjectNode workflow, ObjectNode request) {
    for (String member : MEMBERS) {
      if (request.hasNonNull(member)) {
        workflow.set(member, request.get(member));
      }
    }
    if (workflow.path("MaxConcurrentRuns").asInt(1) < 1) {
      throw GlueErrors.invalidInput("MaxConcurrentRuns must be at least 1");
    }
    workflow.put("LastModifiedOn", Json.seconds(clock.instant()));
    return workflow;
  }

  private ObjectNode update(ObjectNode request) {
    String name = Json.required(request, "Name");
    synchronized (workflows) {
      workflows.save(described(workflows.get(name), request));
    }
    return Json.object().put("Name", name);
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("Workflow", shown(workflows.get(Json.required(request, "Name")), request));
    return answer;
  }

  private ObjectNode shown(ObjectNode workflow, ObjectNode request) {
    String name = workflow.get("Name").asText();
    boolean graph = request.path("IncludeGraph").asBoolean(false);
    runs.of(name).stream()
        .findFirst()
        .ifPresent(last -> workflow.set("LastRun", view.of(last, graph)));
    if (graph) {
      workflow.set("Graph", view.graph(name, triggers.of(name)));
    }
    return workflow;
  }

  private ObjectNode batchGet(ObjectNode request) {
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("Workflows");
    ArrayNode missing = answer.putArray("MissingWorkflows");
    for (String name : Json.strings(request, "Names")) {
      workflows
          .find(name)
          .ifPresentOrElse(
              workflow -> found.add(shown(workflow, request)), () -> missing.add(name));
    }
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    List<JsonNode> names = new ArrayList<>();
    workflows.all().forEach(workflow -> names.add(workflow.get("Name")));
    return Pages.page(request, "Workflows", names, 25);
  }

  /** Its triggers and runs go with it, its jobs and crawlers stay; a missing one is no error. */
  private ObjectNode delete(ObjectNode request) {
    String name = Json.required(request, "Name");
    if (runs.liveOf(name) > 0) {
      throw GlueErrors.invalidInput("Workflow " + name + " is running; stop its run first");
    }
    synchronized (workflows) {
      triggers.of(name).forEach(trigger -> triggers.remove(trigger.get("Name").asText()));
      runs.removeAll(name);
      workflows.remove(name);
    }
    return Json.object().put("Name", name);
  }
}
