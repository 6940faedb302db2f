package dev.sluice.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestVerifierTest {
  private SampleChain chain;
  private DigestVerifier verifier;

  @BeforeEach
  void makeKeys() throws GeneralSecurityException {
    chain = new SampleChain();
    verifier = new DigestVerifier(chain.keys);
  }

  @Test
  void aSignedDigestIsVerifiedFirstAndLater() {
    SignedDigest first = chain.sign(0, Optional.empty(), "one");
    SignedDigest second = chain.sign(1, Optional.of(first), "two");
    assertThat(verifier.verify(first)).isEqualTo(new DigestVerdict.Verified());
    assertThat(verifier.verify(second)).isEqualTo(new DigestVerdict.Verified());
  }

  @Test
  void changedContentIsRefused() {
    SignedDigest signed = chain.sign(0, Optional.empty(), "one");
    var changed =
        new SignedDigest(
            signed.digest(), signed.found(), SampleChain.sha256("two"), signed.signature());
    assertThat(verifier.verify(changed)).isInstanceOf(DigestVerdict.Refused.class);
  }

  @Test
  void forgedMalformedAndForeignSignaturesAreRefused() throws GeneralSecurityException {
    SignedDigest signed = chain.sign(0, Optional.empty(), "one");
    String foreign = new SampleChain().sign(0, Optional.empty(), "one").signature();
    for (String forged : List.of("", "zz", "00ff", foreign)) {
      var digest = new SignedDigest(signed.digest(), signed.found(), signed.sha256(), forged);
      assertThat(verifier.verify(digest)).as(forged).isInstanceOf(DigestVerdict.Refused.class);
    }
  }

  @Test
  void aMovedDigestIsRefusedAndBothPlacesAreNamed() {
    SignedDigest signed = chain.sign(0, Optional.empty(), "one");
    var moved =
        new SignedDigest(
            signed.digest(), SampleChain.object("other"), signed.sha256(), signed.signature());
    assertThat(verifier.verify(moved))
        .isEqualTo(
            new DigestVerdict.Refused(
                "it lies at s3://logs/other but was written for s3://logs/digest-0"));
  }

  @Test
  void anUnknownFingerprintIsRefusedByName() {
    SignedDigest signed = chain.sign(0, Optional.empty(), "one");
    var strict = new DigestVerifier((print, region, at) -> Optional.empty());
    assertThat(strict.verify(signed))
        .isEqualTo(new DigestVerdict.Refused("no public key has the fingerprint f1"));
  }

  @Test
  void aBackfilledDigestIsVerifiedWithTheKeyOfTheTimeAtWhichItWasMade() {
    SignedDigest signed = chain.sign(0, Optional.empty(), "one");
    Instant made = Instant.parse("2027-01-01T00:00:00Z");
    var backfilled =
        new SignedDigest(
            signed.digest(), signed.found(), signed.sha256(), signed.signature(), made);
    var thenOnly =
        new DigestVerifier(
            (print, region, at) ->
                at.equals(made) ? Optional.of(chain.pair.getPublic()) : Optional.empty());
    assertThat(thenOnly.verify(backfilled)).isEqualTo(new DigestVerdict.Verified());
    assertThat(thenOnly.verify(signed)).isInstanceOf(DigestVerdict.Refused.class);
  }

  @Test
  void aPkcs1KeyIsReadAsListPublicKeysGivesIt() {
    var key = (RSAPublicKey) chain.pair.getPublic();
    // X.509 of a 2,048-bit key: 24 bytes of header, then PKCS #1.
    byte[] x509 = key.getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(x509, 24, x509.length);
    var read = (RSAPublicKey) Pkcs1.publicKey(pkcs1);
    assertThat(read.getModulus()).isEqualTo(key.getModulus());
    assertThat(read.getPublicExponent()).isEqualTo(BigInteger.valueOf(65537));
  }

  @Test
  void bytesThatAreNoKeySaySo() {
    assertThatThrownBy(() -> Pkcs1.publicKey(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 bytes are no RSA public key in PKCS #1 DER");
  }
}
