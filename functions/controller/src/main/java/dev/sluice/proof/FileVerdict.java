package dev.sluice.proof;

/** What is known of one log file, from its digest, the bucket and the run that read it. */
public enum FileVerdict {
  /** Read with the hash that a verified digest lists. */
  PROVEN,
  /** The same, and since then deleted from the bucket: the table has it, a copy of it is gone. */
  DELETED,
  /** A verified digest lists it, it is in the bucket, and no run has read it yet. */
  UNREAD,
  /** A run read it, and no verified digest lists it: not yet, or only one that proves nothing. */
  UNLISTED,
  /** A verified digest lists it, no run read it, and it is not in the bucket. */
  MISSING,
  /** Read with another hash than a verified digest lists. */
  TAMPERED
}
