package dev.sluice.plan;

import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The job arguments of a run. */
public final class RunArguments {
  private final Pipeline pipeline;

  /** Arguments for runs of one pipeline. */
  public RunArguments(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** All arguments; {@code outputs} is inline JSON or the URI of an object that holds it. */
  public Map<String, String> of(RunRecord run, String outputs) {
    var arguments = new LinkedHashMap<String, String>();
    pipeline.jobArguments().forEach((name, value) -> arguments.put(dashed(name), value));
    arguments.put("--sluice-job", "cloudtrail");
    arguments.put("--sluice-pipeline", pipeline.name());
    arguments.put("--sluice-token", run.token());
    arguments.put("--sluice-source-database", run.source().database());
    arguments.put("--sluice-source-table", run.source().table());
    arguments.put("--sluice-predicate", run.predicate());
    arguments.put("--sluice-outputs", outputs);
    arguments.put("--sluice-layout", pipeline.raw().layout().pattern());
    arguments.put("--sluice-partition-by", String.join(",", pipeline.curated().partitionBy()));
    arguments.put("--sluice-target-database", pipeline.curated().table().database());
    arguments.put("--sluice-target-table", pipeline.curated().table().table());
    arguments.put("--sluice-target-location", pipeline.curated().location());
    arguments.put("--sluice-sink", pipeline.curated().sink().name().toLowerCase(Locale.ROOT));
    arguments.put("--sluice-report", reportUri(run.token()));
    arguments.put("--sluice-rejected", own("rejected") + "/");
    return arguments;
  }

  /** Where a run leaves its report. */
  public String reportUri(String token) {
    return own("reports") + "/" + token + ".json";
  }

  /** Where a run's outputs stand when they are too long for an argument. */
  public String outputsUri(String token) {
    return own("outputs") + "/" + token + ".json";
  }

  private String own(String directory) {
    return "s3://%s/_sluice/%s/%s"
        .formatted(S3Uri.parse(pipeline.curated().location()).bucket(), directory, pipeline.name());
  }

  private static String dashed(String name) {
    return name.startsWith("--") ? name : "--" + name;
  }
}
