package dev.sluice.proof;

import java.util.List;

/**
 * The proof of a range of days: counts of files, and the exact objects that are not proven.
 *
 * @param all everything in range, added up
 * @param parts by day and region, in order
 * @param verified digests that are verified and joined to the one before them
 * @param faults digests that prove nothing, that are gone, or before which the chain is broken
 * @param starts digests with which logging began, or began again after a stop
 */
public record Completeness(
    Part all,
    List<Part> parts,
    int verified,
    List<DigestRecord> faults,
    List<DigestRecord> starts) {
  public Completeness {
    parts = List.copyOf(parts);
    faults = List.copyOf(faults);
    starts = List.copyOf(starts);
  }

  /**
   * One day of one region.
   *
   * @param expected files that verified digests list
   * @param read files that the last runs read
   * @param proven files that were read with the listed hash
   * @param unread listed files that are there and were not read yet
   * @param unlisted files that were read and that no verified digest lists
   * @param deleted proven files that are not in the bucket any more
   */
  public record Part(
      String day,
      String region,
      int expected,
      int read,
      int proven,
      int unread,
      int unlisted,
      List<ObjectRef> missing,
      List<ObjectRef> tampered,
      List<ObjectRef> deleted) {
    public Part {
      missing = List.copyOf(missing);
      tampered = List.copyOf(tampered);
      deleted = List.copyOf(deleted);
    }

    /** Files of which more must become known. */
    public int pending() {
      return unread + unlisted;
    }
  }

  /** Whether every file in range is proven, and some digest says so. */
  public boolean isProven() {
    return verified > 0
        && faults.isEmpty()
        && all.proven() == all.expected()
        && all.pending() == 0
        && all.missing().isEmpty()
        && all.tampered().isEmpty();
  }

  /** Whether time alone changes nothing: all that is in the bucket was read and judged. */
  public boolean isSettled() {
    return verified + faults.size() > 0 && all.unread() == 0;
  }
}
