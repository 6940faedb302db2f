package dev.sluice.control;

import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.plan.Observed;
import dev.sluice.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Reads what the ledger knows of a pipeline, page by page. */
final class Observer {
  private final Ledger ledger;
  private final Pipeline pipeline;

  Observer(Ledger ledger, Pipeline pipeline) {
    this.ledger = ledger;
    this.pipeline = pipeline;
  }

  Observed observe() {
    // The gate after the partitions: a token enters the gate before it claims any partition, so a
    // RUNNING partition whose token the gate lacks was left behind by a run that is over.
    List<PartitionRecord> open = open();
    Gate gate = ledger.gate(pipeline.name());
    var runs = new HashMap<String, RunRecord>();
    for (String token : gate.live().keySet()) {
      ledger.run(pipeline.name(), token).ifPresent(run -> runs.put(token, run));
    }
    var registrars = new HashSet<String>();
    for (PartitionRecord partition : open) {
      if (!partition.sources().pending().isEmpty()) {
        registrars.add(Planner.registrar(pipeline, partition));
      }
    }
    var crawls = ledger.crawls(pipeline.name(), registrars);
    return new Observed(open, gate, runs, crawls);
  }

  private List<PartitionRecord> open() {
    var open = new ArrayList<PartitionRecord>();
    String cursor = null;
    do {
      var page = ledger.openPartitions(pipeline.name(), cursor);
      open.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return open;
  }
}
