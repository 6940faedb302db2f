package dev.sluice.jobs.cloudtrail;

import dev.sluice.jobs.lake.LakeSink;
import dev.sluice.jobs.lake.Publication;
import dev.sluice.jobs.run.JobArguments;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.Storages;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Brings the log files that a predicate selects into the curated table: plan, convert, publish,
 * report. Running it again leaves the table as if it had run once.
 */
public final class CloudTrailJob {
  private static final Logger LOG = LoggerFactory.getLogger(CloudTrailJob.class);
  private static final int FILES_IN_REPORT = 20_000;

  private final Supplier<GlueClient> glue;
  private final Supplier<JavaSparkContext> spark;
  private final Clock clock;

  /** The catalog and Spark are asked for when they are needed, at the same time. */
  public CloudTrailJob(Supplier<GlueClient> glue, Supplier<JavaSparkContext> spark, Clock clock) {
    this.glue = glue;
    this.spark = spark;
    this.clock = clock;
  }

  /** Does one run; throws when any output failed, after the report was written. */
  public void run(JobArguments arguments) throws IOException {
    List<ConvertedOutput> converted;
    Map<String, String> problems;
    Preparation.Ready ready;
    try (Preparation preparation = new Preparation(arguments, glue, clock)) {
      Conversion conversion = new Conversion(spark.get());
      ready = preparation.finish(conversion.slots());
      String rejected = ready.run().rejected() + ready.run().token() + "/";
      LakeSink sink = ready.sink();
      converted = conversion.convert(ready.plan(), rejected, sink.fieldIds());
      problems = sink.publish(publications(converted));
    }
    CloudTrailArguments run = ready.run();
    sort(converted, run.outputs());
    RunReport report =
        new ReportWriter(Storages.of(run.report()), FILES_IN_REPORT)
            .write(
                run, converted, problems, ready.startedAt().toString(), clock.instant().toString());
    LOG.info("Run {}: {}", run.token(), report.totals());
    failIfAnyFailed(report, run.report());
  }

  /** The report names outputs in the order in which they were asked for. */
  private static void sort(List<ConvertedOutput> converted, List<OutputPartition> asked) {
    Map<OutputPartition, Integer> places = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      places.put(asked.get(i), i);
    }
    converted.sort(Comparator.comparing(each -> places.getOrDefault(each.output(), asked.size())));
  }

  private static List<Publication> publications(List<ConvertedOutput> converted) {
    return converted.stream()
        .filter(output -> output.failure() == null)
        .map(ConvertedOutput::publication)
        .toList();
  }

  private static void failIfAnyFailed(RunReport report, String uri) {
    List<RunReport.Output> failed =
        report.outputs().stream()
            .filter(output -> output.status() == RunReport.Status.FAILED)
            .toList();
    if (!failed.isEmpty()) {
      throw new JobException(
          "%d of %d outputs failed; the first, %s: %s The report is at %s."
              .formatted(
                  failed.size(),
                  report.outputs().size(),
                  failed.get(0).values(),
                  failed.get(0).reason(),
                  uri));
    }
  }
}
