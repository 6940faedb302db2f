package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Operations on jobs. */
public final class JobApi {
  private static final List<String> MEMBERS =
      List.of(
          "JobMode",
          "JobRunQueuingEnabled",
          "Description",
          "LogUri",
          "Role",
          "ExecutionProperty",
          "Command",
          "DefaultArguments",
          "NonOverridableArguments",
          "Connections",
          "MaxRetries",
          "Timeout",
          "MaxCapacity",
          "SecurityConfiguration",
          "NotificationProperty",
          "GlueVersion",
          "NumberOfWorkers",
          "WorkerType",
          "ExecutionClass");

  private final Jobs jobs;
  private final Clock clock;
  private final Runnable created;

  /**
   * @param created told when a job exists, so that a worker can warm up before its first run
   */
  public JobApi(Jobs jobs, Clock clock, Runnable created) {
    this.jobs = jobs;
    this.clock = clock;
    this.created = created;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateJob", this::create)
        .on("GetJob", this::get)
        .on("GetJobs", this::getAll)
        .on("BatchGetJobs", this::batchGet)
        .on("ListJobs", this::list)
        .on("UpdateJob", this::update)
        .on("DeleteJob", this::delete);
  }

  private ObjectNode create(ObjectNode request) {
    String name = Json.required(request, "Name");
    Json.required(request, "Role");
    Json.requiredObject(request, "Command");
    synchronized (jobs) {
      if (jobs.find(name).isPresent()) {
        throw GlueErrors.alreadyExists("Job " + name);
      }
      ObjectNode job = described(name, request);
      job.put("CreatedOn", Json.seconds(clock.instant()));
      jobs.save(job);
    }
    created.run();
    return Json.object().put("Name", name);
  }

  private ObjectNode described(String name, ObjectNode input) {
    ObjectNode job = Json.object();
    job.put("Name", name);
    job.put("JobMode", "SCRIPT");
    job.put("MaxRetries", 0);
    job.put("Timeout", 480);
    job.put("GlueVersion", "5.1");
    job.put("ExecutionClass", "STANDARD");
    job.putObject("ExecutionProperty").put("MaxConcurrentRuns", 1);
    for (String member : MEMBERS) {
      if (input.hasNonNull(member)) {
        job.set(member, input.get(member));
      }
    }
    double dpus = Capacity.dpus(job);
    job.put("MaxCapacity", dpus);
    job.put("AllocatedCapacity", (int) dpus);
    job.put("LastModifiedOn", Json.seconds(clock.instant()));
    return job;
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("Job", job(Json.required(request, "JobName")));
    return answer;
  }

  private ObjectNode getAll(ObjectNode request) {
    return Pages.page(request, "Jobs", jobs.all(), 100);
  }

  private ObjectNode batchGet(ObjectNode request) {
    ObjectNode answer = Json.object();
    var found = answer.putArray("Jobs");
    var missing = answer.putArray("JobsNotFound");
    for (String name : Json.strings(request, "JobNames")) {
      jobs.find(name).ifPresentOrElse(found::add, () -> missing.add(name));
    }
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    List<JsonNode> names = new ArrayList<>();
    jobs.all().forEach(job -> names.add(job.get("Name")));
    return Pages.page(request, "JobNames", names, 100);
  }

  private ObjectNode update(ObjectNode request) {
    String name = Json.required(request, "JobName");
    ObjectNode input = Json.requiredObject(request, "JobUpdate");
    synchronized (jobs) {
      ObjectNode old = job(name);
      ObjectNode changed = described(name, input);
      changed.set("CreatedOn", old.get("CreatedOn"));
      jobs.save(changed);
    }
    return Json.object().put("JobName", name);
  }

  /** Deleting what is not there is no error, as on AWS. */
  private ObjectNode delete(ObjectNode request) {
    String name = Json.required(request, "JobName");
    jobs.remove(name);
    return Json.object().put("JobName", name);
  }

  private ObjectNode job(String name) {
    return jobs.find(name).orElseThrow(() -> GlueErrors.notFound("Job " + name));
  }
}
