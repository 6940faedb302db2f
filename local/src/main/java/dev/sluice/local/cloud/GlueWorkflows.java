package dev.sluice.local.cloud;

import dev.sluice.local.glue.crawl.TriggeredCrawls;
import dev.sluice.local.glue.jobs.TriggeredRuns;
import dev.sluice.local.glue.workflows.Actions;
import dev.sluice.local.glue.workflows.Engine;
import dev.sluice.local.glue.workflows.Firing;
import dev.sluice.local.glue.workflows.LoneTriggers;
import dev.sluice.local.glue.workflows.RunStarts;
import dev.sluice.local.glue.workflows.RunView;
import dev.sluice.local.glue.workflows.TriggerApi;
import dev.sluice.local.glue.workflows.Triggers;
import dev.sluice.local.glue.workflows.WorkflowApi;
import dev.sluice.local.glue.workflows.WorkflowRunApi;
import dev.sluice.local.glue.workflows.WorkflowRuns;
import dev.sluice.local.glue.workflows.Workflows;
import dev.sluice.local.http.Operations;
import dev.sluice.local.store.Store;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** Glue's workflows and triggers, put together on the jobs and crawlers that they start. */
final class GlueWorkflows {
  private final Engine engine;
  private final Firing firing;
  private final WorkflowApi workflowApi;
  private final WorkflowRunApi runApi;
  private final TriggerApi triggerApi;

  GlueWorkflows(
      Store store,
      TriggeredRuns jobRuns,
      TriggeredCrawls crawls,
      Clock clock,
      ScheduledExecutorService threads) {
    Workflows workflows = new Workflows(store);
    Triggers triggers = new Triggers(store);
    WorkflowRuns runs = new WorkflowRuns(store);
    Actions actions = new Actions(jobRuns, crawls, clock);
    RunView view = new RunView(actions);
    this.engine = new Engine(runs, actions, clock, threads);
    RunStarts starts = new RunStarts(workflows, triggers, runs, engine, clock);
    this.firing = new Firing(triggers, starts, actions, clock, threads);
    LoneTriggers lone = new LoneTriggers(triggers, firing);
    this.workflowApi = new WorkflowApi(workflows, triggers, runs, view, clock);
    this.runApi = new WorkflowRunApi(workflows, runs, starts, engine, view);
    this.triggerApi = new TriggerApi(workflows, triggers, actions, firing);
    jobRuns.onEnd(run -> engine.somethingEnded(() -> lone.ended(run)));
    crawls.onEnd(crawler -> engine.somethingEnded(() -> {}));
  }

  void addTo(Operations operations) {
    workflowApi.addTo(operations);
    runApi.addTo(operations);
    triggerApi.addTo(operations);
  }

  /** Lets an event reach the workflow that a rule names. */
  void event(String workflow, String eventId) {
    firing.event(workflow, eventId);
  }

  void recover() {
    engine.recover();
    firing.recover();
  }
}
