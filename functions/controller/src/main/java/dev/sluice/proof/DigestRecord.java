package dev.sluice.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one digest object.
 *
 * @param startTime begin of the delivery window; none when the object is no digest
 * @param endTime end of the delivery window; none when the object is no digest
 * @param fault why it proves nothing, or how the chain is broken before it; none when all is well
 */
public record DigestRecord(
    ObjectRef digest,
    State state,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    @Nullable String fault) {
  /** What a digest is worth. */
  public enum State {
    /** Verified, and joined to the one before it, or the first of its chain. */
    VERIFIED,
    /** Verified, but the one before it is gone or changed. */
    CHAIN_BROKEN,
    /** Not verified: what it lists proves nothing. */
    REFUSED
  }

  public DigestRecord {
    if ((state == State.VERIFIED) != (fault == null)) {
      throw new IllegalArgumentException(
          "Digest %s is %s with fault %s".formatted(digest, state, fault));
    }
  }
}
