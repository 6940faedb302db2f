package dev.sluice.local.tamper;

/** A way to damage what CloudTrail delivered. */
enum Damage {
  LOG_CHANGED("a log's records are changed"),
  LOG_GARBLED("a log is overwritten with something that does not unpack"),
  LOG_DELETED("a log is deleted"),
  DIGEST_CHANGED("a log is struck off a digest's list"),
  DIGEST_DELETED("a digest is deleted"),
  SIGNATURE_FORGED("a digest is signed with another key");

  private final String words;

  Damage(String words) {
    this.words = words;
  }

  /** What is done, for people. */
  String words() {
    return words;
  }

  boolean isOfLog() {
    return this == LOG_CHANGED || this == LOG_GARBLED || this == LOG_DELETED;
  }
}
