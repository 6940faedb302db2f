package dev.sluice.lambda.wiring;

import dev.sluice.lambda.console.Console;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.status.PipelineStatus;
import dev.sluice.status.StatusReader;

/** Makes the console; it only reads the ledger. */
public final class Consoles {
  private static final int RUNS_SHOWN = 100;

  private Consoles() {}

  /** The page of the pipelines as they are configured now. */
  public static Console of(Wiring wiring) {
    return new Console(
        wiring.pipelines().stream().map(Pipeline::name).toList(), name -> read(wiring, name));
  }

  private static PipelineStatus read(Wiring wiring, String pipeline) {
    return new StatusReader(wiring.ledger(), wiring.proofLedger(), wiring.clock(), RUNS_SHOWN)
        .read(pipeline);
  }
}
