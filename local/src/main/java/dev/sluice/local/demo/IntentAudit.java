package dev.sluice.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;

/** Asks Glue, and not the ledger, how many runs were started for each intent. */
public final class IntentAudit {
  private final GlueClient glue;

  public IntentAudit(GlueClient glue) {
    this.glue = glue;
  }

  /** The job run ids of every token, over all runs of a job. */
  public Map<String, List<String>> runsByToken(String job) {
    Map<String, List<String>> runs = new TreeMap<>();
    for (JobRun run :
        glue.getJobRunsPaginator(r -> r.jobName(job)).stream()
            .flatMap(page -> page.jobRuns().stream())
            .toList()) {
      String token = run.arguments().getOrDefault("--sluice-token", "without a token");
      runs.computeIfAbsent(token, t -> new ArrayList<>()).add(run.id());
    }
    return runs;
  }
}
