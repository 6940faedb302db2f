package dev.sluice.proof;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/** RSA public keys in PKCS #1 DER, the form in which ListPublicKeys answers. */
public final class Pkcs1 {
  /** AlgorithmIdentifier of rsaEncryption with NULL parameters (RFC 8017, appendix C). */
  private static final byte[] RSA = {
    0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;

  private Pkcs1() {}

  /** Reads a key; fails with a message that does not show the bytes. */
  public static PublicKey publicKey(byte[] der) {
    // The JDK reads X.509 only; PKCS #1 is the bit string inside it.
    byte[] bits = new byte[der.length + 1];
    System.arraycopy(der, 0, bits, 1, der.length);
    byte[] info = element(SEQUENCE, concatenated(RSA, element(BIT_STRING, bits)));
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%d bytes are no RSA public key in PKCS #1 DER".formatted(der.length), e);
    }
  }

  private static byte[] element(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int size = content.length < 0x100 ? 1 : content.length < 0x10000 ? 2 : 3;
      out.write(0x80 | size);
      for (int i = size - 1; i >= 0; i--) {
        out.write(content.length >>> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
