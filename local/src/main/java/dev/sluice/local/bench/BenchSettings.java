package dev.sluice.local.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What a benchmark runs on.
 *
 * @param work where inputs, outputs and logs go; emptied at the end
 * @param sides which sides run, in their order
 * @param rounds warm rounds that count
 * @param warmUp warm rounds before them
 * @param cold whole processes that are timed from their start
 */
public record BenchSettings(
    Path checkout, Path input, Path work, List<BenchSide> sides, int rounds, int warmUp, int cold) {

  public BenchSettings {
    sides = List.copyOf(sides);
    if (rounds < 1 || warmUp < 0 || cold < 1) {
      throw new IllegalArgumentException(
          "rounds is "
              + rounds
              + ", warm-up "
              + warmUp
              + ", cold "
              + cold
              + "; use 1, 0, 1 or more");
    }
  }
}
