package dev.sluice.ledger;

import dev.sluice.pipeline.TableName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One intent to run a job, written before the run is started.
 *
 * @param token names the intent; travels as a job argument; sorts by time
 * @param version optimistic lock; 0 before it was first saved
 * @param predicate the GetPartitions expression that selects what the run reads
 * @param bytes what it is expected to read
 * @param intentAt when the intent was written
 * @param notBefore when a start may be tried (again)
 * @param lostNotBefore until when its absence from Glue proves nothing
 * @param starts how many starts were tried
 * @param jobRunId Glue's id, once known
 * @param glueState the last state seen in Glue
 * @param endedAt when it was seen to be over
 * @param tally what its report says it read and wrote
 * @param reason why it failed, was lost or waits
 */
public record RunRecord(
    String pipeline,
    String token,
    long version,
    RunStatus status,
    String job,
    TableName source,
    String predicate,
    List<RunOutput> outputs,
    Workers workers,
    long bytes,
    Instant intentAt,
    Instant notBefore,
    Instant lostNotBefore,
    int starts,
    @Nullable String jobRunId,
    @Nullable String glueState,
    @Nullable Instant endedAt,
    @Nullable Tally tally,
    @Nullable String reason) {
  public RunRecord {
    outputs = List.copyOf(outputs);
    if (!token.matches("[0-9a-z-]{1,64}")) {
      throw new IllegalArgumentException("'%s' is no run token".formatted(token));
    }
    if (status == RunStatus.STARTED && jobRunId == null) {
      throw new IllegalArgumentException("Run %s is STARTED without a job run id".formatted(token));
    }
    if (status.isLive() == (endedAt != null)) {
      throw new IllegalArgumentException(
          "Run %s is %s with end %s".formatted(token, status, endedAt));
    }
  }

  /** The same with another version, as a ledger gives it out after saving. */
  public RunRecord withVersion(long newVersion) {
    return new RunRecord(
        pipeline,
        token,
        newVersion,
        status,
        job,
        source,
        predicate,
        outputs,
        workers,
        bytes,
        intentAt,
        notBefore,
        lostNotBefore,
        starts,
        jobRunId,
        glueState,
        endedAt,
        tally,
        reason);
  }
}
