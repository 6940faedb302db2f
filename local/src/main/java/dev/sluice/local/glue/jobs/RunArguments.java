package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a job's main class is called with. */
final class RunArguments {
  private RunArguments() {}

  /** Non-overridable over the run's own over the job's defaults, as Glue documents it. */
  static List<String> merged(ObjectNode job, ObjectNode run, String runId) {
    Map<String, String> merged = new TreeMap<>();
    put(job.path("DefaultArguments"), merged);
    put(run.path("Arguments"), merged);
    put(job.path("NonOverridableArguments"), merged);
    merged.put("--JOB_NAME", job.get("Name").asText());
    merged.put("--JOB_RUN_ID", runId);
    List<String> arguments = new ArrayList<>();
    merged.forEach(
        (name, value) -> {
          arguments.add(name);
          arguments.add(value);
        });
    return arguments;
  }

  private static void put(JsonNode arguments, Map<String, String> into) {
    arguments.properties().forEach(a -> into.put(a.getKey(), a.getValue().asText()));
  }
}
