package dev.sluice.control;

import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerException;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lets runs in while there are slots and DPUs for them, and out when they are over. */
final class Admission {
  private static final int TRIES = 10;

  private final Ledger ledger;
  private final Pipeline pipeline;

  Admission(Ledger ledger, Pipeline pipeline) {
    this.ledger = ledger;
    this.pipeline = pipeline;
  }

  /** The gate as it is now. */
  Gate gate() {
    return ledger.gate(pipeline.name());
  }

  /** Lets a run in; none when it is full, or when another changed the gate in the meantime. */
  Optional<Gate> enter(Gate gate, String token, int dpus) {
    var limits = pipeline.limits();
    boolean full = gate.live().size() >= limits.maxRuns() || gate.dpus() + dpus > limits.maxDpus();
    return full ? Optional.empty() : ledger.save(gate.with(token, dpus));
  }

  void leave(String token) {
    change(gate -> gate.live().containsKey(token) ? gate.without(token) : gate);
  }

  void closeUntil(Instant until, String reason) {
    change(gate -> gate.closed(until, reason));
  }

  private void change(UnaryOperator<Gate> change) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Gate gate = gate();
      Gate changed = change.apply(gate);
      if (changed.equals(gate) || ledger.save(changed).isPresent()) {
        return;
      }
    }
    throw new LedgerException(
        "Lost %d races in a row for the gate of %s; the next pass tries again"
            .formatted(TRIES, pipeline.name()));
  }
}
