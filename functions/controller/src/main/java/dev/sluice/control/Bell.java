package dev.sluice.control;

import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Registration;
import java.util.List;

/**
 * Turns events about crawlers and jobs into wakes. It records nothing: such events are best effort,
 * so the reconciler looks at Glue itself.
 */
public final class Bell {
  private final List<Pipeline> pipelines;
  private final Wakes wakes;

  /** Rings for these pipelines. */
  public Bell(List<Pipeline> pipelines, Wakes wakes) {
    this.pipelines = List.copyOf(pipelines);
    this.wakes = wakes;
  }

  /** A crawler changed its state. */
  public void crawlerChanged(String crawler) {
    for (Pipeline pipeline : pipelines) {
      if (pipeline.raw().registration() == Registration.CRAWLER
          && pipeline.raw().crawler().couldBe(crawler)) {
        wakes.wake(pipeline.name(), "crawler-state");
      }
    }
  }

  /** A run of a job changed its state. */
  public void jobChanged(String job) {
    for (Pipeline pipeline : pipelines) {
      if (pipeline.job().equals(job)) {
        wakes.wake(pipeline.name(), "job-state");
      }
    }
  }
}
