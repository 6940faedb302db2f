package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run says it did; the per-file part stays in S3. */
public record RunReport(
    String token, Instant readingStartedAt, Tally totals, List<Output> outputs) {
  public RunReport {
    outputs = List.copyOf(outputs);
  }

  /** What it says of an output; nothing when it does not mention it. */
  @Nullable Output entry(RunOutput output) {
    return outputs.stream()
        .filter(entry -> entry.partition().equals(output.partition()))
        .filter(entry -> entry.generation() == output.generation())
        .findFirst()
        .orElse(null);
  }

  /**
   * What became of one output partition.
   *
   * @param written false when it failed
   * @param reason why it failed
   */
  public record Output(
      OutputPartition partition,
      long generation,
      boolean written,
      String location,
      Tally tally,
      @Nullable String reason) {}
}
