package dev.sluice.jobs.cloudtrail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Lets the cluster do a run's tasks, an output whole to a task: where input and output partition
 * agree nothing has to be shuffled.
 */
final class Conversion {
  private final JavaSparkContext spark;

  Conversion(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** How many tasks run at once. */
  int slots() {
    return Math.max(1, spark.defaultParallelism());
  }

  List<ConvertedOutput> convert(RunPlan plan, String rejected, Map<String, Integer> fieldIds) {
    List<ConvertedOutput> converted = new ArrayList<>();
    for (PlannedOutput output : plan.withoutSource()) {
      converted.add(
          ConvertedOutput.failed(
              output,
              "No source partition that the predicate selects belongs to this output. Register its"
                  + " partitions in the raw table, then run again."));
    }
    if (plan.tasks().isEmpty()) {
      return converted;
    }
    int cores =
        spark.getConf().getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
    OutputConverter converter =
        new OutputConverter(
            rejected,
            cores,
            Math.min(cores, plan.outputs()),
            plan.readers(),
            new HashMap<>(fieldIds));
    spark
        .parallelize(plan.tasks().stream().map(Wire::encode).toList(), plan.tasks().size())
        .map(task -> convert(converter, task))
        .collect()
        .forEach(
            results -> {
              for (Object result : Wire.decode(results, ArrayList.class)) {
                converted.add((ConvertedOutput) result);
              }
            });
    return converted;
  }

  private static byte[] convert(OutputConverter converter, byte[] task) {
    ArrayList<ConvertedOutput> results = new ArrayList<>();
    for (Object planned : Wire.decode(task, ArrayList.class)) {
      results.add(converter.convert((PlannedOutput) planned));
    }
    return Wire.encode(results);
  }
}
