package dev.sluice.proof;

import java.util.List;

/**
 * The proof of a range of days: counts of files, and the exact objects that are not proven.
 *
 * @param parts by day and row (the region, as a rule), in order
 * @param digests digests that prove nothing, or before which the chain is broken
 */
public record Completeness(
    int expected,
    int read,
    int proven,
    int pending,
    List<ObjectRef> missing,
    List<ObjectRef> tampered,
    List<Part> parts,
    List<DigestRecord> digests) {
  public Completeness {
    missing = List.copyOf(missing);
    tampered = List.copyOf(tampered);
    parts = List.copyOf(parts);
    digests = List.copyOf(digests);
  }

  /** One day of one region. */
  public record Part(
      String day,
      String region,
      int expected,
      int read,
      int proven,
      int pending,
      List<ObjectRef> missing,
      List<ObjectRef> tampered) {
    public Part {
      missing = List.copyOf(missing);
      tampered = List.copyOf(tampered);
    }
  }

  /** Whether every file in range is proven, and something is. */
  public boolean isProven() {
    return expected > 0
        && proven == expected
        && pending == 0
        && missing.isEmpty()
        && tampered.isEmpty()
        && digests.isEmpty();
  }
}
