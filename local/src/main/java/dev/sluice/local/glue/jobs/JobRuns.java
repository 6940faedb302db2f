package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.chaos.Faults;
import dev.sluice.local.chaos.RunFault;
import dev.sluice.local.glue.GlueEvents;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.worker.Work;
import dev.sluice.local.worker.WorkListener;
import dev.sluice.local.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, stops and retries job runs, and takes each through its states. */
public final class JobRuns {
  private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

  private final Jobs jobs;
  private final RunRecords records;
  private final Workers workers;
  private final JobEvents events;
  private final Faults faults;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final List<Consumer<ObjectNode>> listeners = new CopyOnWriteArrayList<>();

  public JobRuns(
      Jobs jobs,
      RunRecords records,
      Workers workers,
      GlueEvents events,
      Faults faults,
      Clock clock,
      ScheduledExecutorService timer) {
    this.jobs = jobs;
    this.records = records;
    this.workers = workers;
    this.events = new JobEvents(events);
    this.faults = faults;
    this.clock = clock;
    this.timer = timer;
  }

  /** Starts a run, or lets it wait when the job queues its runs. */
  String start(ObjectNode job, ObjectNode run) {
    return start(job, run, freshId());
  }

  /** Ids grow with time, so that their order is the order of the starts. */
  String freshId() {
    return String.format(
        "jr_%012x%s", clock.millis(), UUID.randomUUID().toString().replace("-", ""));
  }

  synchronized String start(ObjectNode job, ObjectNode run, String id) {
    run.put("Id", id);
    boolean queues = run.path("JobRunQueuingEnabled").asBoolean(false);
    try {
      Admission.check(job, run, records.live());
      run.put("JobRunState", RunState.STARTING.name());
    } catch (AwsError e) {
      if (!queues) {
        throw e;
      }
      run.put("JobRunState", RunState.WAITING.name());
    }
    records.save(run);
    if (RunRecords.state(run) == RunState.STARTING) {
      submit(job, run);
    }
    return id;
  }

  private void submit(ObjectNode job, ObjectNode run) {
    Progress progress = new Progress(run, faults.runFault());
    String id = run.get("Id").asText();
    if (progress.fault.equals(Optional.of(RunFault.BEFORE))) {
      later(Duration.ofMillis(500), () -> progress.failed("chaos: the run failed at its start"));
      return;
    }
    workers.submit(new Work(id, RunArguments.merged(job, run, id), progress));
  }

  void onEnd(Consumer<ObjectNode> listener) {
    listeners.add(listener);
  }

  /** Asks a run to stop; it has stopped when its worker is gone. */
  void stop(ObjectNode run) {
    String id = run.get("Id").asText();
    if (RunRecords.state(run) == RunState.WAITING) {
      end(run, RunState.STOPPED, "");
    } else if (records.move(run, RunState.STOPPING, "", clock.instant())) {
      workers.kill(id, "Job run was stopped");
    } else {
      throw AwsError.client(
          "InvalidInputException", "Job run " + id + " is " + RunRecords.state(run));
    }
  }

  /** Ends the runs that were live when the cloud was killed: their workers died with it. */
  public void recover() {
    for (ObjectNode run : records.live()) {
      RunState state = RunRecords.state(run);
      end(
          run,
          state == RunState.STOPPING ? RunState.STOPPED : RunState.FAILED,
          "Command failed: the worker was lost with the embedded cloud");
      if (state == RunState.WAITING) {
        end(run, RunState.ERROR, "the queue of waiting runs was lost with the embedded cloud");
      }
    }
  }

  private void end(ObjectNode run, RunState state, String message) {
    if (!records.move(run, state, message, clock.instant())) {
      return;
    }
    ObjectNode ended = records.get(run.get("JobName").asText(), run.get("Id").asText());
    events.changed(ended, state);
    jobs.find(run.get("JobName").asText())
        .ifPresent(
            job -> {
              if (state == RunState.FAILED) {
                retry(job, ended);
              }
              admitWaiting(job);
            });
    listeners.forEach(listener -> listener.accept(ended));
  }

  /** Glue's own retry: a new run that knows its predecessor. */
  private void retry(ObjectNode job, ObjectNode failed) {
    int attempt = failed.get("Attempt").asInt();
    if (attempt >= job.path("MaxRetries").asInt(0)) {
      return;
    }
    ObjectNode run = JobRunApi.described(job, failed, clock);
    run.put("Attempt", attempt + 1);
    run.set("PreviousRunId", failed.get("Id"));
    run.put("JobRunQueuingEnabled", true);
    LOG.info("job run {} is retried as {}", failed.get("Id").asText(), start(job, run));
  }

  private synchronized void admitWaiting(ObjectNode job) {
    for (ObjectNode run : records.live()) {
      boolean waits = RunRecords.state(run) == RunState.WAITING;
      if (waits && run.get("JobName").equals(job.get("Name"))) {
        try {
          Admission.check(
              job,
              run,
              records.live().stream()
                  .filter(other -> RunRecords.state(other) != RunState.WAITING)
                  .toList());
        } catch (AwsError full) {
          LOG.debug("{} waits on: {}", run.get("Id"), full.getMessage());
          return;
        }
        records.move(run, RunState.STARTING, "", clock.instant());
        submit(job, run);
      }
    }
  }

  private void later(Duration delay, Runnable work) {
    Future<?> scheduled = timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    LOG.trace("scheduled {}", scheduled);
  }

  /** What a worker tells of one run. */
  private final class Progress implements WorkListener {
    private final ObjectNode run;
    private final Optional<RunFault> fault;
    private volatile boolean timedOut;

    Progress(ObjectNode run, Optional<RunFault> fault) {
      this.run = run;
      this.fault = fault;
    }

    @Override
    public void started() {
      records.move(run, RunState.RUNNING, "", clock.instant());
      String id = run.get("Id").asText();
      later(
          Duration.ofMinutes(run.get("Timeout").asLong()),
          () -> {
            timedOut = true;
            workers.kill(id, "Job run timed out");
          });
      if (fault.equals(Optional.of(RunFault.MIDWAY))) {
        later(faults.soon(), () -> workers.kill(id, "chaos: the worker was killed"));
      }
    }

    @Override
    public void succeeded() {
      if (fault.isPresent()) {
        failed("chaos: the run did its work and is reported as failed");
      } else {
        end(run, RunState.SUCCEEDED, "");
      }
    }

    @Override
    public void failed(String reason) {
      ObjectNode present = records.get(run.get("JobName").asText(), run.get("Id").asText());
      if (RunRecords.state(present) == RunState.STOPPING) {
        end(run, RunState.STOPPED, "");
      } else if (timedOut) {
        end(run, RunState.TIMEOUT, "Job run timed out");
      } else {
        end(run, RunState.FAILED, reason);
      }
    }
  }
}
