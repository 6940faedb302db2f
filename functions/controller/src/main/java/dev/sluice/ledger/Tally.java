package dev.sluice.ledger;

/** Counts of files and records: of one output partition, or of a whole run. */
public record Tally(
    long files, long bytes, long recordsRead, long recordsWritten, long duplicates, long rejected) {
  /** Nothing read. */
  public static Tally zero() {
    return new Tally(0, 0, 0, 0, 0, 0);
  }

  /** Rule 6: every record read was written, was a duplicate, or was rejected. */
  public boolean isConserved() {
    return recordsRead == recordsWritten + duplicates + rejected;
  }

  /** The sum of both. */
  public Tally plus(Tally other) {
    return new Tally(
        files + other.files,
        bytes + other.bytes,
        recordsRead + other.recordsRead,
        recordsWritten + other.recordsWritten,
        duplicates + other.duplicates,
        rejected + other.rejected);
  }
}
