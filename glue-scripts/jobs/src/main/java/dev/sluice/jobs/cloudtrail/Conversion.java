package dev.sluice.jobs.cloudtrail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Spreads a run's outputs over the cluster, an output to a task: where input and output partition
 * agree nothing has to be shuffled.
 */
final class Conversion {
  /** More tasks than slots level out what sizes do not tell; too many cost their start. */
  private static final int TASKS_PER_SLOT = 4;

  private final JavaSparkContext spark;

  Conversion(JavaSparkContext spark) {
    this.spark = spark;
  }

  List<ConvertedOutput> convert(
      List<PlannedOutput> outputs, String rejected, Map<String, Integer> fieldIds) {
    if (outputs.isEmpty()) {
      return List.of();
    }
    int slots = Math.max(1, spark.defaultParallelism());
    int cores =
        spark.getConf().getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
    int threads = Math.max(1, Math.min(cores, slots / outputs.size()));
    OutputConverter converter =
        new OutputConverter(
            rejected, threads, Math.min(cores, outputs.size()), new HashMap<>(fieldIds));
    List<byte[]> tasks = deal(outputs, Math.min(outputs.size(), slots * TASKS_PER_SLOT));
    List<ConvertedOutput> converted = new ArrayList<>();
    spark
        .parallelize(tasks, tasks.size())
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

  /** Deals the outputs round the tasks, the largest first, so that no task gets all the large. */
  private static List<byte[]> deal(List<PlannedOutput> outputs, int tasks) {
    List<ArrayList<PlannedOutput>> hands = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      hands.add(new ArrayList<>());
    }
    List<PlannedOutput> sorted = new ArrayList<>(outputs);
    sorted.sort(Comparator.comparingLong(PlannedOutput::bytes).reversed());
    for (int i = 0; i < sorted.size(); i++) {
      hands.get(i % tasks).add(sorted.get(i));
    }
    return hands.stream().map(Wire::encode).toList();
  }

  private static byte[] convert(OutputConverter converter, byte[] task) {
    ArrayList<ConvertedOutput> results = new ArrayList<>();
    for (Object planned : Wire.decode(task, ArrayList.class)) {
      results.add(converter.convert((PlannedOutput) planned));
    }
    return Wire.encode(results);
  }
}
