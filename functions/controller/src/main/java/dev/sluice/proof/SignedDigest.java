package dev.sluice.proof;

/**
 * A digest as it was found: its content, where it really lay, the SHA-256 (hexadecimal) of its
 * unpacked bytes, and the signature (hexadecimal) from the object's metadata.
 */
public record SignedDigest(Digest digest, ObjectRef found, String sha256, String signature) {
  public SignedDigest {
    sha256 = Hex.checked(sha256, found.uri());
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
