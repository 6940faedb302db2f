package dev.sluice.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Verifies a digest's place and its SHA256withRSA signature.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">Custom
 *     validation of CloudTrail log files</a>
 */
public final class DigestVerifier {
  private final PublicKeys keys;

  public DigestVerifier(PublicKeys keys) {
    this.keys = keys;
  }

  /** Checks one digest by itself; the link to the one before is {@link ChainLink}'s. */
  public DigestVerdict verify(SignedDigest signed) {
    Digest digest = signed.digest();
    if (!digest.self().equals(signed.found())) {
      return new DigestVerdict.Refused(
          "it lies at %s but was written for %s".formatted(signed.found(), digest.self()));
    }
    Optional<PublicKey> key =
        keys.byFingerprint(digest.fingerprint(), digest.region(), signed.signedAt());
    if (key.isEmpty()) {
      return new DigestVerdict.Refused("no public key has the fingerprint " + digest.fingerprint());
    }
    return isSigned(signed, key.get())
        ? new DigestVerdict.Verified()
        : new DigestVerdict.Refused("its signature is not CloudTrail's over this content");
  }

  private static boolean isSigned(SignedDigest signed, PublicKey key) {
    byte[] signature;
    try {
      signature = HexFormat.of().parseHex(signed.signature());
    } catch (IllegalArgumentException notHex) {
      return false;
    }
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signed.signedText().getBytes(UTF_8));
      return verifier.verify(signature);
    } catch (SignatureException wrongLength) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM cannot verify SHA256withRSA signatures", e);
    }
  }
}
