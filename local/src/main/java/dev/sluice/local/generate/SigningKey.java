package dev.sluice.local.generate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The key pair that signs one data set's digests; the same seed gives the same pair. */
final class SigningKey {
  /** What stands before the PKCS#1 form in the X.509 form of a 2,048-bit RSA key. */
  private static final int X509_HEADER = 24;

  private final KeyPair pair;

  private SigningKey(KeyPair pair) {
    this.pair = pair;
  }

  static SigningKey of(long seed) {
    try {
      // This one, seeded before its first use, is the JDK's only source that repeats itself.
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048, random);
      return new SigningKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make RSA keys", e);
    }
  }

  /** The form in which CloudTrail's ListPublicKeys gives it. */
  String publicKey() {
    return Base64.getEncoder().encodeToString(pkcs1());
  }

  String fingerprint() {
    return Hashes.hex(pkcs1()).substring(0, 32);
  }

  String sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with RSA", e);
    }
  }

  private byte[] pkcs1() {
    byte[] x509 = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(x509, X509_HEADER, x509.length);
  }
}
