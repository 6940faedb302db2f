package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.spec.Place;
import dev.sluice.jobs.run.JobException;
import java.util.List;

/** A declared job, ready to run: what to make in which order, and where it goes. */
record JobSpec(String name, List<Step> steps, List<Sink> sinks) {

  JobSpec {
    steps = List.copyOf(steps);
    sinks = List.copyOf(sinks);
  }

  /** Makes a frame of the frames that there are; sources need none. */
  record Step(String name, String what, Making making) {

    /** The same step, whose failures tell the line that declares it. */
    Step at(Place place) {
      return new Step(name, what, frames -> made(place, frames));
    }

    private Frame made(Place place, Frames frames) {
      try {
        return making.make(frames);
      } catch (Exception e) {
        // Spark throws its checked AnalysisException without declaring it.
        throw new JobException(
            "%s: '%s' (%s) failed: %s".formatted(place, name, what, e.getMessage()), e);
      }
    }
  }

  /** How a frame is made. */
  @FunctionalInterface
  interface Making {
    Frame make(Frames frames);
  }

  /** Takes a frame out of the job, and says how many rows it wrote. */
  record Sink(String from, String what, Writing writing) {}

  /** How the frame of a name is written. */
  @FunctionalInterface
  interface Writing {
    long write(Frames frames, String name);
  }
}
