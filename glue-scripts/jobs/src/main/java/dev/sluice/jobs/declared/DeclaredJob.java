package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Sink;
import dev.sluice.jobs.declared.JobSpec.Step;
import dev.sluice.jobs.run.JobArguments;
import java.io.PrintStream;
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
    JobSpec spec =
        new SpecReader(new SourceParser(environment), new SinkParser(environment, session))
            .read(file.name(), file.text(), arguments.values());
    Frames frames = new Frames(session);
    int total = spec.steps().size() + spec.sinks().size();
    int done = 0;
    for (Step step : spec.steps()) {
      out.printf("[%d/%d] %s: %s%n", ++done, total, step.name(), step.what());
      frames.put(step.name(), step.making().make(frames));
    }
    for (Sink sink : spec.sinks()) {
      out.printf("[%d/%d] %s -> %s%n", ++done, total, sink.from(), sink.what());
      long rows = sink.writing().write(frames.get(sink.from()), sink.from());
      out.printf("      %,d rows written%n", rows);
    }
    out.printf("Job %s is done.%n", spec.name());
  }
}
