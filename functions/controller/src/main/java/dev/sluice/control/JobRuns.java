package dev.sluice.control;

import dev.sluice.ledger.Page;
import dev.sluice.ledger.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Glue job runs. */
public interface JobRuns {
  /**
   * StartJobRun; answers the job run id. {@code ConcurrentRunsExceededException}, {@code
   * ResourceNumberLimitExceededException} and throttling are Later.
   */
  Outcome<String> start(Request request);

  /** GetJobRun; a run that does not exist is Rejected with NOT_FOUND. */
  Outcome<View> get(String job, String jobRunId);

  /** GetJobRuns, one page, the newest first. A null cursor begins. */
  Outcome<Page<View>> list(String job, @Nullable String cursor);

  /**
   * What to start.
   *
   * @param arguments job arguments with their leading dashes
   * @param sessionPolicy JSON that narrows the job's role for this run
   */
  record Request(
      String job,
      Map<String, String> arguments,
      Workers workers,
      Duration timeout,
      String sessionPolicy) {
    public Request {
      arguments = Map.copyOf(arguments);
    }
  }

  /**
   * A job run as Glue shows it.
   *
   * @param state Glue's text
   * @param token value of {@code --sluice-token} among its arguments
   */
  record View(
      String jobRunId,
      String state,
      Instant startedAt,
      @Nullable String token,
      @Nullable String message) {}
}
