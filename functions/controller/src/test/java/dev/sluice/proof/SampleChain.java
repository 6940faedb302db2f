package dev.sluice.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Signs digests with a key of its own, as CloudTrail would. */
final class SampleChain {
  static final Instant BEGIN = Instant.parse("2026-11-03T00:00:00Z");
  final KeyPair pair;
  final PublicKeys keys;

  SampleChain() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
    keys =
        (print, region, at) ->
            print.equals("f1") ? Optional.of(pair.getPublic()) : Optional.empty();
  }

  static ObjectRef object(String key) {
    return new ObjectRef("logs", key);
  }

  static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  SignedDigest sign(int hour, Optional<SignedDigest> before, String content) {
    return sign(object("digest-" + hour), hour, before, List.of(), content);
  }

  SignedDigest sign(ObjectRef at, int hour, Optional<SignedDigest> before, List<LoggedFile> files) {
    return sign(at, hour, before, files, files.toString());
  }

  private SignedDigest sign(
      ObjectRef at,
      int hour,
      Optional<SignedDigest> before,
      List<LoggedFile> files,
      String content) {
    var digest =
        new Digest(
            at,
            "111122223333",
            BEGIN.plus(Duration.ofHours(hour)),
            BEGIN.plus(Duration.ofHours(hour + 1L)).toString(),
            "f1",
            before.map(b -> new Digest.Previous(b.found(), b.sha256(), b.signature())),
            files);
    var unsigned = new SignedDigest(digest, digest.self(), sha256(content), "");
    return new SignedDigest(digest, digest.self(), unsigned.sha256(), signature(unsigned));
  }

  private String signature(SignedDigest unsigned) {
    try {
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(pair.getPrivate());
      signer.update(unsigned.signedText().getBytes(UTF_8));
      return HexFormat.of().formatHex(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
