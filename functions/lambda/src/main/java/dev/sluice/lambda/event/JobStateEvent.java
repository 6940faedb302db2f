package dev.sluice.lambda.event;

import java.util.Objects;

/**
 * A job run ended: {@code Glue Job State Change}.
 *
 * <p>Components are named after the event's members, because Lambda's serialization binds by name.
 */
public record JobStateEvent(String time, Detail detail) {
  public JobStateEvent {
    Objects.requireNonNull(time, "Glue Job State Change without time");
    Objects.requireNonNull(detail, "Glue Job State Change without detail");
  }

  /** Which run of which job, and its state such as {@code SUCCEEDED}. */
  public record Detail(String jobName, String jobRunId, String state) {
    public Detail {
      Objects.requireNonNull(jobName, "Glue Job State Change without detail.jobName");
      Objects.requireNonNull(jobRunId, "Glue Job State Change without detail.jobRunId");
      Objects.requireNonNull(state, "Glue Job State Change without detail.state");
    }
  }
}
