package dev.sluice.proof;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/** CloudTrail's public keys (ListPublicKeys); implementations keep what they fetched. */
@FunctionalInterface
public interface PublicKeys {
  /**
   * The key of a fingerprint.
   *
   * @param region where the digest's logs were made: each region signs with keys of its own
   * @param usedAt a time at which the key was in use, since keys are listed by validity
   */
  Optional<PublicKey> byFingerprint(String fingerprint, String region, Instant usedAt);
}
