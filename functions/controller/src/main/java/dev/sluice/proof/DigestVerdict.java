package dev.sluice.proof;

/** What became of a digest's check. */
public sealed interface DigestVerdict {
  /** The signature is CloudTrail's, over this content at this place. */
  record Verified() implements DigestVerdict {}

  /** The digest proves nothing; the reason is for people. */
  record Refused(String reason) implements DigestVerdict {}
}
