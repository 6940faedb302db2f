package dev.sluice.lambda.event;

import dev.sluice.lambda.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job run ended: {@code Glue Job State Change}.
 *
 * @param state such as {@code SUCCEEDED}
 */
public record JobStateEvent(String job, String jobRunId, String state) {
  /** Reads the event from the members that Lambda hands over. */
  public static JobStateEvent of(Map<String, @Nullable Object> members) {
    var detail = JsonObject.of("Glue Job State Change", members).object("detail");
    return new JobStateEvent(detail.text("jobName"), detail.text("jobRunId"), detail.text("state"));
  }
}
