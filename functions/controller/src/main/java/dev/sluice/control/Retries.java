package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Transitions;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An operator's retry of QUARANTINED partitions. */
public final class Retries {
  private final Pipeline pipeline;
  private final World world;

  /** Retries partitions of one pipeline. */
  public Retries(Pipeline pipeline, World world) {
    this.pipeline = pipeline;
    this.world = world;
  }

  /** Lets the wanted QUARANTINED partitions run again; answers which they were. */
  public List<OutputPartition> retry(Predicate<OutputPartition> wanted) {
    var retried = new ArrayList<OutputPartition>();
    String cursor = null;
    do {
      var page = world.ledger().allPartitions(pipeline.name(), cursor);
      for (PartitionRecord partition : page.items()) {
        if (partition.status() == Status.QUARANTINED && wanted.test(partition.output())) {
          var again = Transitions.retried(partition, world.clock().instant());
          world.ledger().save(again).ifPresent(saved -> retried.add(saved.output()));
        }
      }
      cursor = page.next();
    } while (cursor != null);
    if (!retried.isEmpty()) {
      world.wakes().wake(pipeline.name(), "retry");
    }
    return retried;
  }
}
