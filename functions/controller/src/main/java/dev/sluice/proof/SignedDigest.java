package dev.sluice.proof;

import java.time.Instant;

/**
 * A digest as it was found: its content and where it really lay.
 *
 * @param sha256 of its unpacked bytes, hexadecimal
 * @param signature hexadecimal, from the object's metadata
 * @param signedAt when it was signed: at the end of its window, unless CloudTrail made it later to
 *     fill a hole, which the object's metadata tells
 */
public record SignedDigest(
    Digest digest, ObjectRef found, String sha256, String signature, Instant signedAt) {
  public SignedDigest {
    sha256 = Hex.checked(sha256, found.uri());
  }

  /** A digest that was signed at the end of its window. */
  public SignedDigest(Digest digest, ObjectRef found, String sha256, String signature) {
    this(digest, found, sha256, signature, Instant.parse(digest.endTime()));
  }

  /** The text that CloudTrail signs; a digest without a predecessor signs the word null. */
  String signedText() {
    return String.join(
        "\n",
        digest.endTime(),
        digest.self().bucket() + "/" + digest.self().key(),
        sha256,
        digest.previous().map(Digest.Previous::signature).orElse("null"));
  }
}
