package dev.sluice.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.chaos.Faults;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.JsonService;

/** Glue, throttled as the chaos profile says. */
final class GlueService implements JsonService {
  private final JsonService glue;
  private final Faults faults;

  GlueService(JsonService glue, Faults faults) {
    this.glue = glue;
    this.faults = faults;
  }

  @Override
  public String target() {
    return glue.target();
  }

  @Override
  public ObjectNode call(String operation, ObjectNode request) {
    if (!isProvisioning(operation) && faults.throttles()) {
      throw AwsError.client("ThrottlingException", "Rate exceeded");
    }
    return glue.call(operation, request);
  }

  /** What Terraform would do before anything runs is spared: it is not what chaos is to test. */
  private static boolean isProvisioning(String operation) {
    return operation.matches(
        "(Create|Update)(Database|Table|Crawler|Job|Connection|Workflow|Trigger)");
  }
}
