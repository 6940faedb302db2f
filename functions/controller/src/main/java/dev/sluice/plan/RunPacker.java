package dev.sluice.plan;

import dev.sluice.layout.OutputPartition;
import dev.sluice.layout.Predicate;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Workers;
import dev.sluice.pipeline.Limits;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs due partitions into runs by bytes, count and predicate length; workers follow the bytes.
 */
public final class RunPacker {
  private static final String WORKER_TYPE = "G.1X";
  private static final long BYTES_PER_WORKER = 1L << 30;

  private final Pipeline pipeline;

  /** Packs for one pipeline. */
  public RunPacker(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Runs for the partitions, most urgent first, as many as there are slots and DPUs for.
   *
   * @param bytes expected bytes by partition; one that is absent counts as empty
   */
  public List<RunPlan> pack(
      List<PartitionRecord> partitions, Map<OutputPartition, Long> bytes, int slots, int dpus) {
    Map<Group, List<PartitionRecord>> groups = new LinkedHashMap<>();
    for (PartitionRecord partition : partitions) {
      groups.computeIfAbsent(Group.of(pipeline, partition), g -> new ArrayList<>()).add(partition);
    }
    var runs = new ArrayList<RunPlan>();
    int dpusLeft = dpus;
    for (var group : groups.entrySet()) {
      List<PartitionRecord> rest = group.getValue();
      while (!rest.isEmpty() && runs.size() < slots && dpusLeft >= Launches.LEAST_DPUS) {
        RunPlan run = next(group.getKey(), rest, bytes, dpusLeft);
        runs.add(run);
        dpusLeft -= run.workers().dpus();
        rest = rest.subList(run.partitions().size(), rest.size());
      }
    }
    return runs;
  }

  /** The predicate of a run over these partitions. */
  public Predicate predicate(Collection<OutputPartition> outputs) {
    List<String> keys = new ArrayList<>(pipeline.rawKeys());
    // Keys that the output leaves out fold into it whole, so they need no condition.
    keys.retainAll(pipeline.curated().partitionBy());
    return Predicate.selecting(keys, outputs);
  }

  private RunPlan next(
      Group group, List<PartitionRecord> rest, Map<OutputPartition, Long> bytes, int dpus) {
    Limits limits = pipeline.limits();
    int count = 0;
    long total = 0;
    while (count < rest.size() && count < group.most(limits)) {
      long more = bytes.getOrDefault(rest.get(count).output(), 0L);
      if (count > 0 && total + more > limits.maxBytesPerRun()) {
        break;
      }
      total += more;
      count++;
    }
    while (count > 1 && !predicate(outputs(rest.subList(0, count))).fits()) {
      count -= Math.max(1, count / 8);
    }
    List<PartitionRecord> taken = rest.subList(0, count);
    long sum = taken.stream().mapToLong(p -> bytes.getOrDefault(p.output(), 0L)).sum();
    return new RunPlan(group.table(), taken, sum, workers(sum, dpus));
  }

  private static List<OutputPartition> outputs(List<PartitionRecord> partitions) {
    return partitions.stream().map(PartitionRecord::output).toList();
  }

  /** G.1X is one DPU; one worker is the driver. */
  private static Workers workers(long bytes, int dpus) {
    long wanted = 2 + bytes / BYTES_PER_WORKER;
    int count = (int) Math.min(wanted, dpus);
    return new Workers(WORKER_TYPE, count, count);
  }
}
