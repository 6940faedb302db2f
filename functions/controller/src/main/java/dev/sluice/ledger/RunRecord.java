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

  /** The intent to run, before anything is claimed. */
  public static RunRecord intent(
      String pipeline,
      String token,
      String job,
      TableName source,
      List<RunOutput> outputs,
      Workers workers,
      long bytes,
      Instant now) {
    return new RunRecord(
        pipeline,
        token,
        0,
        RunStatus.CLAIMING,
        job,
        source,
        "",
        outputs,
        workers,
        bytes,
        now,
        now,
        now,
        0,
        null,
        null,
        null,
        null,
        null);
  }

  /** Stands where an intent would, so that its slow writer cannot write it any more. */
  public static RunRecord tombstone(String pipeline, String token, String job, Instant now) {
    var none = new TableName("", "");
    var least = new Workers("G.1X", 2, 2);
    return intent(pipeline, token, job, none, List.of(), least, 0, now)
        .ended(RunStatus.CANCELLED, now, null, "its writer died before it wrote the intent");
  }

  /** Fixed to what was claimed. */
  public RunRecord fixed(List<RunOutput> claimed, String expression) {
    var draft = new Draft(this);
    draft.outputs = claimed;
    draft.predicate = expression;
    return draft.record();
  }

  /** A start is about to be tried. */
  public RunRecord starting(Instant lost) {
    var draft = new Draft(this);
    draft.status = RunStatus.STARTING;
    draft.lostNotBefore = lost;
    draft.starts = starts + 1;
    draft.reason = null;
    return draft.record();
  }

  /** A start was tried, and certainly had no effect. */
  public RunRecord ready(Instant next, String why) {
    var draft = new Draft(this);
    draft.status = RunStatus.READY;
    draft.notBefore = next;
    draft.reason = why;
    return draft.record();
  }

  /** Glue knows it under this id. */
  public RunRecord started(String id, Instant lost) {
    var draft = new Draft(this);
    draft.status = RunStatus.STARTED;
    draft.jobRunId = id;
    draft.lostNotBefore = lost;
    draft.reason = null;
    return draft.record();
  }

  /** Glue says that it is in this state. */
  public RunRecord seen(String state) {
    var draft = new Draft(this);
    draft.glueState = state;
    return draft.record();
  }

  /** It is over. */
  public RunRecord ended(RunStatus how, Instant now, @Nullable Tally sum, @Nullable String why) {
    var draft = new Draft(this);
    draft.status = how;
    draft.endedAt = now;
    draft.tally = sum;
    draft.reason = why;
    return draft.record();
  }

  /** The same with another version, as a ledger gives it out after saving. */
  public RunRecord withVersion(long newVersion) {
    var draft = new Draft(this);
    draft.version = newVersion;
    return draft.record();
  }

  /** What a transition sets; everything else stays. */
  private static final class Draft {
    private final RunRecord from;
    private long version;
    private RunStatus status;
    private String predicate;
    private List<RunOutput> outputs;
    private Instant notBefore;
    private Instant lostNotBefore;
    private int starts;
    private @Nullable String jobRunId;
    private @Nullable String glueState;
    private @Nullable Instant endedAt;
    private @Nullable Tally tally;
    private @Nullable String reason;

    private Draft(RunRecord from) {
      this.from = from;
      version = from.version;
      status = from.status;
      predicate = from.predicate;
      outputs = from.outputs;
      notBefore = from.notBefore;
      lostNotBefore = from.lostNotBefore;
      starts = from.starts;
      jobRunId = from.jobRunId;
      glueState = from.glueState;
      endedAt = from.endedAt;
      tally = from.tally;
      reason = from.reason;
    }

    private RunRecord record() {
      return new RunRecord(
          from.pipeline,
          from.token,
          version,
          status,
          from.job,
          from.source,
          predicate,
          outputs,
          from.workers,
          from.bytes,
          from.intentAt,
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
}
