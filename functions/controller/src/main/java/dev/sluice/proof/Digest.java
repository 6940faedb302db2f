package dev.sluice.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one hourly digest file says: the window of delivery it covers, the log files delivered in
 * it, and the digest before it.
 *
 * @param self where the digest itself says that it lies
 * @param startTime begin of the window
 * @param endTime end of the window, as written: its text is part of what is signed
 * @param fingerprint names the public key that verifies the signature
 * @param previous the digest before; empty where logging began or began again
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">Digest
 *     file structure</a>
 */
public record Digest(
    ObjectRef self,
    String account,
    Instant startTime,
    String endTime,
    String fingerprint,
    Optional<Previous> previous,
    List<LoggedFile> logFiles) {
  private static final Pattern REGION = Pattern.compile("/CloudTrail-Digest/([a-z0-9-]+)/");

  public Digest {
    logFiles = List.copyOf(logFiles);
    if (!startTime.isBefore(Instant.parse(endTime))) {
      throw new IllegalArgumentException(
          "Digest %s ends at %s, not after its start %s".formatted(self, endTime, startTime));
    }
  }

  /** The region whose deliveries it lists, from its own key; empty when the key names none. */
  public String region() {
    var matcher = REGION.matcher(self.key());
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The digest before: where it lies, the SHA-256 of its unpacked content and its signature. */
  public record Previous(ObjectRef object, String sha256, String signature) {
    public Previous {
      sha256 = Hex.checked(sha256, object.uri());
    }
  }
}
