package dev.sluice.local.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark measured.
 *
 * @param rowsEqual whether all tables held the same rows; null when sides were left out
 * @param seconds each side's warm rounds
 * @param coldSeconds each side's whole runs from process start
 */
public record BenchResult(
    int rounds,
    long uncompressedBytes,
    @Nullable Boolean rowsEqual,
    Map<String, List<Double>> seconds,
    Map<String, List<Double>> coldSeconds,
    Map<String, Long> peakMemory,
    Map<String, Long> outputBytes) {

  boolean ran(String side) {
    return seconds.containsKey(side);
  }

  /** Median throughput of a side in MB of unpacked JSON a second. */
  double throughput(String side) {
    return uncompressedBytes / 1e6 / median(seconds.getOrDefault(side, List.of()));
  }

  /** How many times as fast as this side Sluice is. */
  double ratio(String side) {
    return throughput("sluice") / throughput(side);
  }

  double cold(String side) {
    return median(coldSeconds.getOrDefault(side, List.of()));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(Double.NaN);
  }
}
