package dev.sluice.control;

import dev.sluice.pipeline.Pipeline;
import dev.sluice.plan.RetryPolicy;

/** What the parts of a reconciler share. */
record Tools(
    Pipeline pipeline, World world, RetryPolicy retry, Partitions partitions, Admission admission) {
  static Tools of(Pipeline pipeline, World world) {
    var retry = new RetryPolicy(pipeline.retrying());
    return new Tools(
        pipeline,
        world,
        retry,
        new Partitions(world, retry, pipeline.name()),
        new Admission(world.ledger(), pipeline));
  }

  void alarm(Signals.Alarm alarm, String subject, String message) {
    world.signals().alarm(pipeline.name(), alarm, subject, message);
  }

  void count(String metric) {
    world.signals().count(pipeline.name(), metric, 1);
  }
}
