package dev.sluice.control;

import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import org.jspecify.annotations.Nullable;

/** What a run that is over did for one of its partitions, as its report says. */
sealed interface Verdict {
  /** It was written whole. */
  record Written(Processed processed) implements Verdict {}

  /**
   * It was not.
   *
   * @param blamed whether the report itself names this partition
   */
  record Failed(boolean blamed, String reason) implements Verdict {}

  /**
   * Judges one output.
   *
   * @param how what is known of the run without its report
   */
  static Verdict of(RunRecord run, RunOutput output, @Nullable RunReport report, String how) {
    var entry = report == null ? null : report.entry(output);
    if (report == null || entry == null) {
      return new Failed(false, how + "; its report does not mention this partition");
    }
    if (!entry.written()) {
      return new Failed(true, entry.reason() == null ? how : entry.reason());
    }
    if (!entry.tally().isConserved()) {
      return new Failed(true, "the report's counts do not add up: " + entry.tally());
    }
    return new Written(
        new Processed(run.token(), report.readingStartedAt(), entry.location(), entry.tally()));
  }
}
