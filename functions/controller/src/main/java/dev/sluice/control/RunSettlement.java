package dev.sluice.control;

import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;

/** Ends runs that came to nothing. */
final class RunSettlement {
  private final Tools tools;

  RunSettlement(Tools tools) {
    this.tools = tools;
  }

  /** Every partition of the run failed; first the partitions, then the run, so a crash repeats. */
  void fail(RunRecord run, String reason) {
    int company = run.outputs().size();
    tools
        .partitions()
        .changeCovered(
            run, known -> tools.partitions().afterFailure(known, company, false, reason));
    end(run.ended(RunStatus.FAILED, tools.world().clock().instant(), null, reason));
  }

  /** Writes the end of a run and gives its slot free. */
  void end(RunRecord ended) {
    if (tools.world().ledger().save(ended).isPresent()) {
      tools.admission().leave(ended.token());
    }
  }
}
