package dev.sluice.status;

import dev.sluice.ledger.Status;
import dev.sluice.proof.Proof;

/**
 * All output partitions of one row and one day: how many, and the worst of what they are.
 *
 * @param row the region, or what the pipeline has in its place
 * @param day {@code 2026-11-03}, as far as the pipeline's partitions name it
 */
public record Cell(String row, String day, Status status, Proof.State proof, int partitions) {
  /** Both cells as one. */
  Cell plus(Cell other) {
    return new Cell(
        row,
        day,
        urgency(status) >= urgency(other.status) ? status : other.status,
        proof.compareTo(other.proof) >= 0 ? proof : other.proof,
        partitions + other.partitions);
  }

  private static int urgency(Status status) {
    return switch (status) {
      case DONE -> 0;
      case RUNNING -> 1;
      case CATALOGED -> 2;
      case LANDED -> 3;
      case QUARANTINED -> 4;
    };
  }
}
