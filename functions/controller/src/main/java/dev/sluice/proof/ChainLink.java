package dev.sluice.proof;

import java.time.Instant;
import java.util.Optional;

/** How a verified digest joins the one before it. */
public sealed interface ChainLink {
  /** The one before is there, unchanged, and its window ends where this one begins. */
  record Linked() implements ChainLink {}

  /** This digest names none before it: logging began here, or began again after a stop. */
  record Start() implements ChainLink {}

  /** The one before is gone or is not the one that was chained. */
  record Broken(ObjectRef previous, String reason) implements ChainLink {}

  /**
   * Joins a digest to what lies where its predecessor should.
   *
   * @param before the object found there; empty when there is none
   */
  static ChainLink between(Digest digest, Optional<SignedDigest> before) {
    if (digest.previous().isEmpty()) {
      return new Start();
    }
    Digest.Previous named = digest.previous().get();
    if (before.isEmpty()) {
      return new Broken(named.object(), "the digest is gone");
    }
    SignedDigest found = before.get();
    if (!found.sha256().equals(named.sha256())) {
      return new Broken(named.object(), "its content is not the one that was chained");
    }
    if (!found.signature().equals(named.signature())) {
      return new Broken(named.object(), "its signature is not the one that was chained");
    }
    Instant end = Instant.parse(found.digest().endTime());
    if (end.isBefore(digest.startTime())) {
      return new Broken(
          named.object(), "no digest covers %s to %s".formatted(end, digest.startTime()));
    }
    return new Linked();
  }
}
