package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Job runs that a trigger starts: under an id that the trigger has noted before. */
public final class TriggeredRuns {
  private final Jobs jobs;
  private final RunRecords records;
  private final JobRuns runs;
  private final Clock clock;

  public TriggeredRuns(Jobs jobs, RunRecords records, JobRuns runs, Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.runs = runs;
    this.clock = clock;
  }

  /** An id for a run that is still to be started. */
  public String freshId() {
    return runs.freshId();
  }

  public boolean jobExists(String job) {
    return jobs.find(job).isPresent();
  }

  /** Starts a run unless there is one with this id; one that Glue refuses is an ERROR run. */
  public void start(String job, String id, ObjectNode request) {
    if (records.find(job, id).isPresent()) {
      return;
    }
    try {
      ObjectNode description = jobs.get(job);
      runs.start(description, JobRunApi.described(description, request, clock), id);
    } catch (AwsError e) {
      records.save(refused(job, id, request, e));
    }
  }

  private ObjectNode refused(String job, String id, ObjectNode request, AwsError error) {
    ObjectNode nameOnly = Json.object().put("Name", job).put("GlueVersion", "5.1");
    ObjectNode run = JobRunApi.described(jobs.find(job).orElse(nameOnly), request, clock);
    run.put("Id", id);
    run.put("JobRunState", RunState.ERROR.name());
    run.put("ErrorMessage", error.code() + ": " + error.getMessage());
    run.set("CompletedOn", run.get("StartedOn"));
    return run;
  }

  /** The run and Glue's own retries of it, oldest first; empty when it was never started. */
  public List<ObjectNode> attempts(String job, String id) {
    List<ObjectNode> all = records.of(job);
    ArrayList<ObjectNode> chain = new ArrayList<>();
    Optional<ObjectNode> next = records.find(job, id);
    while (next.isPresent()) {
      chain.add(next.get());
      String previous = next.get().get("Id").asText();
      next = all.stream().filter(r -> r.path("PreviousRunId").asText().equals(previous)).findAny();
    }
    return chain;
  }

  public void stop(String job, String id) {
    records
        .find(job, id)
        .filter(run -> RunRecords.state(run).isLive())
        .filter(run -> RunRecords.state(run) != RunState.STOPPING)
        .ifPresent(runs::stop);
  }

  /** Tells of every run that has ended, after Glue has decided on its retry. */
  public void onEnd(Consumer<ObjectNode> listener) {
    runs.onEnd(listener);
  }
}
