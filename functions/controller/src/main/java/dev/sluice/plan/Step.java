package dev.sluice.plan;

import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.TableName;
import java.util.List;

/** One thing to do. Every step is safe to repeat, and guarded by the versions that it carries. */
public sealed interface Step {
  /** A token stands in the gate without a record: its writer died, so take it out. */
  record Forget(String token) implements Step {}

  /** A run is over, but still stands in the gate. */
  record Close(RunRecord run) implements Step {}

  /** A run's writer died while it claimed partitions; nothing was started: give it up. */
  record Abandon(RunRecord run) implements Step {}

  /** Start a run that is claimed and certainly not started. */
  record Start(RunRecord run) implements Step {}

  /** A start's result is not known: look for the token in Glue. */
  record Find(RunRecord run) implements Step {}

  /** Ask Glue how a run is doing, and settle it when it is over. */
  record Poll(RunRecord run) implements Step {}

  /** No live run covers this RUNNING partition any more. */
  record Release(PartitionRecord partition) implements Step {}

  /** Create the missing catalog partitions of a table. */
  record Register(CrawlRecord crawl, TableName table, List<PartitionRecord> partitions)
      implements Step {
    public Register {
      partitions = List.copyOf(partitions);
    }
  }

  /** Start a crawler for all that landed in its table, unless the catalog has it already. */
  record Crawl(CrawlRecord crawl, TableName table, List<PartitionRecord> partitions)
      implements Step {
    public Crawl {
      partitions = List.copyOf(partitions);
    }
  }

  /** Ask Glue how a crawl is doing. */
  record Watch(CrawlRecord crawl, TableName table, List<PartitionRecord> partitions)
      implements Step {
    public Watch {
      partitions = List.copyOf(partitions);
    }
  }

  /** Measure these due partitions, pack them into runs and start as many as are admitted. */
  record Launch(List<PartitionRecord> partitions, int slots, int dpus) implements Step {
    public Launch {
      partitions = List.copyOf(partitions);
    }
  }
}
