package dev.sluice.lambda.glue;

import dev.sluice.control.JobRuns;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.aws.Calls;
import dev.sluice.ledger.Page;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;

/** Starts and looks at Glue job runs. */
public final class GlueJobRuns implements JobRuns {
  private static final String TOKEN = "--sluice-token";
  private static final int PAGE = 200;

  private final GlueClient glue;
  private final GlueClient starter;

  /** Job runs of the clients' account and region; {@code starter} must never try again itself. */
  public GlueJobRuns(GlueClient glue, GlueClient starter) {
    this.glue = glue;
    this.starter = starter;
  }

  @Override
  public Outcome<String> start(Request request) {
    return Calls.once(
        "StartJobRun " + request.job(),
        () ->
            starter
                .startJobRun(
                    start ->
                        start
                            .jobName(request.job())
                            .arguments(request.arguments())
                            // As text: Glue knows worker types that the SDK does not.
                            .workerType(request.workers().type())
                            .numberOfWorkers(request.workers().count())
                            .timeout((int) Math.max(1, request.timeout().toMinutes()))
                            .executionRoleSessionPolicy(request.sessionPolicy()))
                .jobRunId());
  }

  @Override
  public Outcome<View> get(String job, String jobRunId) {
    return Calls.repeatable(
        "GetJobRun " + job + " " + jobRunId,
        () -> view(glue.getJobRun(get -> get.jobName(job).runId(jobRunId)).jobRun()));
  }

  @Override
  public Outcome<Page<View>> list(String job, @Nullable String cursor) {
    return Calls.repeatable(
        "GetJobRuns " + job,
        () -> {
          var page = glue.getJobRuns(get -> get.jobName(job).maxResults(PAGE).nextToken(cursor));
          return new Page<>(
              page.jobRuns().stream().map(GlueJobRuns::view).toList(),
              Cursors.orNone(page.nextToken()));
        });
  }

  private static View view(JobRun run) {
    Map<String, String> arguments = run.hasArguments() ? run.arguments() : Map.of();
    return new View(
        run.id(),
        run.jobRunStateAsString(),
        run.startedOn() == null ? Instant.EPOCH : run.startedOn(),
        arguments.get(TOKEN),
        run.errorMessage());
  }
}
