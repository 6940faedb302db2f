package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Sink;
import dev.sluice.jobs.declared.JobSpec.Step;
import dev.sluice.jobs.jdbc.read.JdbcSources;
import dev.sluice.jobs.run.JobArguments;
import dev.sluice.jobs.run.JobException;
import java.io.PrintStream;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** Runs a job that a spec declares; says what it does, step by step. */
public final class DeclaredJob {
  private final SparkSession session;
  private final JobEnvironment environment;
  private final PrintStream out;

  public DeclaredJob(SparkSession session, JobEnvironment environment, PrintStream out) {
    this.session = session;
    this.environment = environment;
    this.out = out;
  }

  public void run(JobArguments arguments) {
    SpecFile file = SpecFile.load(arguments.require("sluice-spec"));
    String token = UUID.randomUUID().toString();
    try (JdbcSources jdbc =
        new JdbcSources(
            session, environment.clients(), token, note -> out.printf("      %s%n", note))) {
      JobSpec spec =
          new SpecReader(new SourceParser(jdbc), new SinkParser(environment, session, token))
              .read(file.name(), file.text(), arguments.values());
      run(spec);
      // Not before: a run that breaks off is to find these rows again.
      jdbc.written();
      out.printf("Job %s is done.%n", spec.name());
    } catch (JobException e) {
      throw e;
    } catch (Exception e) {
      throw cause(e);
    }
  }

  private void run(JobSpec spec) {
    Frames frames = new Frames(session);
    int total = spec.steps().size() + spec.sinks().size();
    int done = 0;
    for (Step step : spec.steps()) {
      out.printf("[%d/%d] %s: %s%n", ++done, total, step.name(), step.what());
      frames.put(step.name(), step.making().make(frames));
    }
    for (Sink sink : spec.sinks()) {
      out.printf("[%d/%d] %s -> %s%n", ++done, total, sink.from(), sink.what());
      long rows = sink.writing().write(frames, sink.from());
      out.printf("      %,d rows written%n", rows);
    }
    frames
        .leftOut()
        .forEach(
            (name, errors) ->
                out.printf(
                    "      %,d error records of %s were left out; a step ErrorsAsDynamicFrame shows"
                        + " them%n",
                    errors, name));
  }

  /** What a task of Spark's failed for stands deep below what Spark says about it. */
  private static RuntimeException cause(Exception failure) {
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      if (at instanceof JobException job) {
        return new JobException(String.valueOf(job.getMessage()), failure);
      }
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new JobException("The job failed: " + failure.getMessage(), failure);
  }
}
