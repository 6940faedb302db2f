package dev.sluice.jobs.declared;

import java.util.List;

/** A declared job, ready to run: what to make in which order, and where it goes. */
record JobSpec(String name, List<Step> steps, List<Sink> sinks) {

  JobSpec {
    steps = List.copyOf(steps);
    sinks = List.copyOf(sinks);
  }

  /** Makes a frame of the frames that there are; sources need none. */
  record Step(String name, String what, Making making) {}

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
