package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.util.List;

/** Operations on job runs. */
public final class JobRunApi {
  private static final int LONGEST_ARGUMENTS = 260 * 1024;
  private static final List<String> FROM_JOB =
      List.of(
          "Timeout",
          "MaxCapacity",
          "WorkerType",
          "NumberOfWorkers",
          "SecurityConfiguration",
          "NotificationProperty",
          "ExecutionClass",
          "JobRunQueuingEnabled");
  private static final List<String> FROM_REQUEST =
      List.of(
          "Arguments",
          "AllocatedCapacity",
          "ExecutionRoleSessionPolicy",
          "TriggerName",
          "PredecessorRuns");

  private final Jobs jobs;
  private final RunRecords records;
  private final JobRuns runs;
  private final Clock clock;

  public JobRunApi(Jobs jobs, RunRecords records, JobRuns runs, Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.runs = runs;
    this.clock = clock;
  }

  public void addTo(Operations operations) {
    operations
        .on("StartJobRun", this::start)
        .on("GetJobRun", this::get)
        .on("GetJobRuns", this::list)
        .on("BatchStopJobRun", this::stop);
  }

  private ObjectNode start(ObjectNode request) {
    ObjectNode job = jobs.get(Json.required(request, "JobName"));
    int length = request.path("Arguments").toString().length();
    if (length > LONGEST_ARGUMENTS) {
      throw GlueErrors.invalidInput(
          "Arguments have " + length + " characters, but Glue takes " + LONGEST_ARGUMENTS);
    }
    ObjectNode run = described(job, request, clock);
    String previous = Json.optional(request, "JobRunId");
    if (previous != null) {
      records.get(job.get("Name").asText(), previous);
      run.put("PreviousRunId", previous);
    }
    return Json.object().put("JobRunId", runs.start(job, run));
  }

  /** A run as the job and the request describe it together. */
  static ObjectNode described(ObjectNode job, ObjectNode request, Clock clock) {
    ObjectNode run = Json.object();
    run.put("Attempt", 0);
    run.set("JobName", job.get("Name"));
    run.put("JobMode", "SCRIPT");
    run.set("GlueVersion", job.get("GlueVersion"));
    run.putArray("PredecessorRuns");
    run.put("LogGroupName", "/aws-glue/jobs");
    run.put("ExecutionTime", 0);
    for (String member : FROM_JOB) {
      if (job.hasNonNull(member)) {
        run.set(member, job.get(member));
      }
      if (request.hasNonNull(member)) {
        run.set(member, request.get(member));
      }
    }
    for (String member : FROM_REQUEST) {
      if (request.hasNonNull(member)) {
        run.set(member, request.get(member));
      }
    }
    run.put("MaxCapacity", Capacity.dpus(run));
    run.put("AllocatedCapacity", (int) Capacity.dpus(run));
    run.put("StartedOn", Json.seconds(clock.instant()));
    run.put("LastModifiedOn", Json.seconds(clock.instant()));
    return run;
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set(
        "JobRun", records.get(Json.required(request, "JobName"), Json.required(request, "RunId")));
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    String job = Json.required(request, "JobName");
    List<ObjectNode> found = records.of(job);
    if (found.isEmpty()) {
      jobs.get(job);
    }
    return Pages.page(request, "JobRuns", found, 200);
  }

  private ObjectNode stop(ObjectNode request) {
    String job = Json.required(request, "JobName");
    ObjectNode answer = Json.object();
    ArrayNode submitted = answer.putArray("SuccessfulSubmissions");
    ArrayNode errors = answer.putArray("Errors");
    for (String id : Json.strings(request, "JobRunIds")) {
      try {
        runs.stop(records.get(job, id));
        submitted.addObject().put("JobName", job).put("JobRunId", id);
      } catch (AwsError e) {
        errors
            .addObject()
            .put("JobName", job)
            .put("JobRunId", id)
            .putObject("ErrorDetail")
            .put("ErrorCode", e.code())
            .put("ErrorMessage", e.getMessage());
      }
    }
    return answer;
  }
}
