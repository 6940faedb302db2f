package dev.sluice.proof;

import dev.sluice.layout.OutputPartition;
import org.jspecify.annotations.Nullable;

/**
 * The last verdict on an output partition, as it is kept.
 *
 * @param token the run whose reading it judges; none before the first
 * @param asked how often listed files that were there but unread were given to the controller again
 */
public record ProofRecord(
    String pipeline,
    OutputPartition output,
    Proof.State state,
    @Nullable String token,
    int expected,
    int read,
    int proven,
    int pending,
    int missing,
    int tampered,
    int asked) {
  static ProofRecord of(
      String pipeline, OutputPartition output, Proof proof, @Nullable String token, int asked) {
    return new ProofRecord(
        pipeline,
        output,
        proof.state(),
        token,
        proof.expected(),
        proof.read(),
        proof.proven(),
        proof.pending(),
        proof.all(FileVerdict.MISSING).size(),
        proof.all(FileVerdict.TAMPERED).size(),
        asked);
  }

  /** Whether the verdict may still change by itself. */
  public boolean isOpen() {
    return state == Proof.State.PENDING || state == Proof.State.MISSING;
  }
}
