package dev.sluice.lambda.wiring;

import dev.sluice.lambda.log.JsonLog;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function's reads before Lambda takes the snapshot, so that a restored copy finds classes
 * loaded and clients made. Never fails: a snapshot without priming is slower, not wrong.
 */
final class Priming implements Resource {
  private final Runnable reads;
  private final JsonLog log;

  private Priming(Runnable reads, JsonLog log) {
    this.reads = reads;
    this.log = log;
  }

  /** Registers the reads; the context holds them weakly, so the caller must keep the result. */
  static Priming register(Runnable reads, JsonLog log) {
    var priming = new Priming(reads, log);
    Core.getGlobalContext().register(priming);
    return priming;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      reads.run();
    } catch (RuntimeException failed) {
      log.error("Priming failed; the snapshot is taken without", failed, Map.of());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing is kept that a restore makes wrong: pipelines are read again once they are old.
  }
}
