package dev.sluice.lambda.wiring;

import dev.sluice.lambda.log.JsonLog;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes parts of a function beside one another while Lambda initializes it, when it has more
 * processor than it will have later. Whoever needs a part waits for it, or makes it.
 */
final class WarmUp {
  private WarmUp() {}

  /** Starts making a part; one that cannot be made fails where it is needed. */
  static void start(Supplier<?> part, JsonLog log) {
    run(
        () -> {
          Object unused = part.get();
        },
        log);
  }

  /** Starts preparing something that is not kept. */
  static void run(Runnable preparation, JsonLog log) {
    var thread = new Thread(() -> attempt(preparation, log), "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void attempt(Runnable preparation, JsonLog log) {
    try {
      preparation.run();
    } catch (RuntimeException failed) {
      log.warn("Warming up failed; it is tried again where it is needed: " + failed, Map.of());
    }
  }
}
