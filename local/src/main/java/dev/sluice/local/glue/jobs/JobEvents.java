package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueEvents;
import dev.sluice.local.http.Json;

/** Job runs' state changes, for the four states that Glue tells of. */
final class JobEvents {
  private final GlueEvents events;

  JobEvents(GlueEvents events) {
    this.events = events;
  }

  void changed(ObjectNode run, RunState state) {
    switch (state) {
      case SUCCEEDED -> publish(run, state, "INFO", "Job run succeeded");
      case STOPPED -> publish(run, state, "INFO", "Job run stopped");
      case FAILED ->
          publish(run, state, "ERROR", run.path("ErrorMessage").asText("Job run failed"));
      case TIMEOUT -> publish(run, state, "WARN", "Job run timed out");
      case WAITING, STARTING, RUNNING, STOPPING, ERROR, EXPIRED -> {
        // Glue documents no event for these: who needs them must poll
      }
    }
  }

  private void publish(ObjectNode run, RunState state, String severity, String message) {
    ObjectNode detail = Json.object();
    detail.put("jobName", run.get("JobName").asText());
    detail.put("severity", severity);
    detail.put("state", state.name());
    detail.put("jobRunId", run.get("Id").asText());
    detail.put("message", message);
    events.publish("Glue Job State Change", detail);
  }
}
