package dev.sluice.local.bench;

import java.nio.file.Path;

/**
 * What a benchmark runs on.
 *
 * @param work where inputs, outputs and logs go; emptied at the end
 * @param rounds warm rounds that count
 * @param warmUp warm rounds before them
 * @param cold whole processes that are timed from their start
 */
record BenchSettings(Path checkout, Path input, Path work, int rounds, int warmUp, int cold) {

  BenchSettings {
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
