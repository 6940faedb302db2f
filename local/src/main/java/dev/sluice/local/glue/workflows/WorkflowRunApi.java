package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.util.List;

/** Operations on runs of workflows. */
public final class WorkflowRunApi {
  private final Workflows workflows;
  private final WorkflowRuns runs;
  private final RunStarts starts;
  private final Engine engine;
  private final RunView view;

  public WorkflowRunApi(
      Workflows workflows, WorkflowRuns runs, RunStarts starts, Engine engine, RunView view) {
    this.workflows = workflows;
    this.runs = runs;
    this.starts = starts;
    this.engine = engine;
    this.view = view;
  }

  public void addTo(Operations operations) {
    operations
        .on("StartWorkflowRun", this::start)
        .on("GetWorkflowRun", this::get)
        .on("GetWorkflowRuns", this::list)
        .on("GetWorkflowRunProperties", this::properties)
        .on("PutWorkflowRunProperties", this::putProperties)
        .on("StopWorkflowRun", this::stop)
        .on("ResumeWorkflowRun", this::resume);
  }

  private ObjectNode start(ObjectNode request) {
    String name = Json.required(request, "Name");
    return Json.object().put("RunId", starts.byHand(name, request.path("RunProperties")));
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("Run", view.of(run(request), withGraph(request)));
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    String name = Json.required(request, "Name");
    workflows.get(name);
    List<ObjectNode> shown =
        runs.of(name).stream().map(run -> view.of(run, withGraph(request))).toList();
    return Pages.page(request, "Runs", shown, 1000);
  }

  private static boolean withGraph(ObjectNode request) {
    return request.path("IncludeGraph").asBoolean(false);
  }

  private ObjectNode properties(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("RunProperties", run(request).get("WorkflowRunProperties"));
    return answer;
  }

  private ObjectNode putProperties(ObjectNode request) {
    ObjectNode put = Json.requiredObject(request, "RunProperties");
    engine.change(
        () -> {
          ObjectNode run = run(request);
          ((ObjectNode) run.get("WorkflowRunProperties")).setAll(put);
          runs.save(run);
        });
    return Json.object();
  }

  private ObjectNode stop(ObjectNode request) {
    engine.change(
        () -> {
          ObjectNode run = run(request);
          String status = run.get("Status").asText();
          if (!status.equals("RUNNING")) {
            throw AwsError.client(
                "IllegalWorkflowStateException",
                "Run " + run.get("WorkflowRunId").asText() + " is " + status + ", not RUNNING");
          }
          engine.stop(run);
        });
    return Json.object();
  }

  private ObjectNode resume(ObjectNode request) {
    return starts.resume(
        Json.required(request, "Name"),
        Json.required(request, "RunId"),
        Json.strings(request, "NodeIds"));
  }

  private ObjectNode run(ObjectNode request) {
    return runs.get(Json.required(request, "Name"), Json.required(request, "RunId"));
  }
}
