package dev.sluice.jobs;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.cloudtrail.CloudTrailJob;
import dev.sluice.jobs.declared.DeclaredJob;
import dev.sluice.jobs.declared.JobEnvironment;
import dev.sluice.jobs.run.JobArguments;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.time.Clock;

/**
 * The main class of every job. It returns when the job is done and throws when it is not, as Glue
 * wants it; a warm JVM may call it again and again, and its Spark session is used again.
 */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException {
    JobArguments arguments = JobArguments.parse(args);
    String job = arguments.require("sluice-job");
    switch (job) {
      case "cloudtrail" ->
          new CloudTrailJob(
                  () -> AwsClients.ofProcess().glue(),
                  () -> SparkSessions.context(job),
                  Clock.systemUTC())
              .run(arguments);
      case "declared" ->
          new DeclaredJob(
                  SparkSessions.open(job),
                  new JobEnvironment(
                      AwsClients.ofProcess(), AwsEnvironment.ofProcess(), Clock.systemUTC()),
                  System.out)
              .run(arguments);
      default ->
          throw new JobException(
              "Job argument --sluice-job is '%s'. Use cloudtrail or declared.".formatted(job));
    }
  }
}
