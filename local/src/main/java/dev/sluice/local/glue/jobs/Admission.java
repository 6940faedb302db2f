package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import java.util.Collection;

/** Whether one more run fits under the limits of its job and of the account. */
final class Admission {
  private static final int ACCOUNT_RUNS = 2000;
  private static final double ACCOUNT_DPUS = 1000;

  private Admission() {}

  static void check(ObjectNode job, ObjectNode run, Collection<ObjectNode> live) {
    String name = job.get("Name").asText();
    int most = job.path("ExecutionProperty").path("MaxConcurrentRuns").asInt(1);
    long same = live.stream().filter(r -> r.get("JobName").asText().equals(name)).count();
    if (same >= most) {
      throw AwsError.client(
          "ConcurrentRunsExceededException",
          "Concurrent runs exceeded for " + name + ": " + same + " of " + most + " are live");
    }
    double held = live.stream().mapToDouble(Capacity::dpus).sum();
    double wanted = Capacity.dpus(run);
    if (live.size() >= ACCOUNT_RUNS || held + wanted > ACCOUNT_DPUS) {
      throw AwsError.client(
          "ResourceNumberLimitExceededException",
          "Failed to start job run due to exceeded account limit: "
              + live.size()
              + " runs hold "
              + held
              + " DPUs, "
              + wanted
              + " more are asked for, and the account has "
              + ACCOUNT_DPUS);
    }
  }
}
