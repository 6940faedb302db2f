package dev.sluice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.layout.OutputPartition;
import dev.sluice.layout.Predicate;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Records;
import dev.sluice.pipeline.Pipelines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunPackerTest {
  private static final long GIB = 1L << 30;

  @Test
  void everyRunKeepsEveryBound() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int maxPartitions = 1 + random.nextInt(60);
      long maxBytes = (1 + random.nextInt(20)) * GIB;
      var pipeline =
          Pipelines.with(
              Pipelines.organization(),
              "maxPartitionsPerRun",
              maxPartitions,
              "maxBytesPerRun",
              maxBytes);
      var partitions = new ArrayList<PartitionRecord>();
      Map<OutputPartition, Long> bytes = new HashMap<>();
      for (int i = 0; i < 150; i++) {
        var output = Records.output("r-" + random.nextInt(1000), "%02d".formatted(1 + i % 28));
        var partition = Records.landed("cloudtrail", output);
        if (bytes.putIfAbsent(output, (long) (random.nextDouble() * 4 * GIB)) == null) {
          partitions.add(partition);
        }
      }
      int slots = 1 + random.nextInt(8);
      int dpus = 2 + random.nextInt(40);
      var runs = new RunPacker(pipeline).pack(partitions, bytes, slots, dpus);

      assertThat(runs).isNotEmpty().hasSizeLessThanOrEqualTo(slots);
      assertThat(runs.stream().mapToInt(run -> run.workers().dpus()).sum())
          .isLessThanOrEqualTo(dpus);
      var seen = new HashSet<OutputPartition>();
      for (RunPlan run : runs) {
        var outputs = run.partitions().stream().map(PartitionRecord::output).toList();
        assertThat(outputs).hasSizeBetween(1, maxPartitions).allMatch(seen::add);
        assertThat(outputs.size() == 1 || run.bytes() <= maxBytes).isTrue();
        assertThat(new RunPacker(pipeline).predicate(outputs).fits()).isTrue();
      }
    }
  }

  @Test
  void workersFollowTheBytes() {
    var pipeline = Pipelines.with(Pipelines.organization());
    var partition = Records.landed("cloudtrail", Records.output("eu-west-1", "03"));
    var packer = new RunPacker(pipeline);

    assertThat(workers(packer, partition, 1)).isEqualTo(2);
    assertThat(workers(packer, partition, 10 * GIB)).isEqualTo(12);
    assertThat(workers(packer, partition, 900 * GIB)).isEqualTo(40);
  }

  private static int workers(RunPacker packer, PartitionRecord partition, long bytes) {
    return packer
        .pack(List.of(partition), Map.of(partition.output(), bytes), 1, 40)
        .get(0)
        .workers()
        .count();
  }

  @Test
  void keysThatFoldIntoTheOutputNeedNoCondition() {
    var pipeline = Pipelines.with(Pipelines.organization());

    assertThat(new RunPacker(pipeline).predicate(List.of(Records.output("eu-west-1", "03"))))
        .isEqualTo(new Predicate("region='eu-west-1' and year='2026' and month='11' and day='03'"));
  }
}
