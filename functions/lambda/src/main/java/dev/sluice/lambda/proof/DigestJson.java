package dev.sluice.lambda.proof;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.proof.Digest;
import dev.sluice.proof.LoggedFile;
import dev.sluice.proof.ObjectRef;
import java.util.Optional;

/** Digest files as CloudTrail writes them. */
final class DigestJson {
  private DigestJson() {}

  /** Reads a digest; fails with an IllegalArgumentException that names what is wrong. */
  static Digest read(String what, String text) {
    var json = JsonObject.parse(what, text);
    return new Digest(
        new ObjectRef(json.text("digestS3Bucket"), json.text("digestS3Object")),
        json.text("awsAccountId"),
        json.instant("digestStartTime"),
        json.text("digestEndTime"),
        json.text("digestPublicKeyFingerprint"),
        previous(json),
        json.objects("logFiles").stream().map(DigestJson::logged).toList());
  }

  private static Optional<Digest.Previous> previous(JsonObject json) {
    return json.optionalText("previousDigestS3Object")
        .map(
            key ->
                new Digest.Previous(
                    new ObjectRef(json.text("previousDigestS3Bucket"), key),
                    json.text("previousDigestHashValue"),
                    json.text("previousDigestSignature")));
  }

  private static LoggedFile logged(JsonObject json) {
    return new LoggedFile(
        new ObjectRef(json.text("s3Bucket"), json.text("s3Object")), json.text("hashValue"));
  }
}
