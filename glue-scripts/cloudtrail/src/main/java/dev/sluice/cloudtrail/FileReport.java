package dev.sluice.cloudtrail;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What became of one log file.
 *
 * @param bytes the object's size as it was read
 * @param sha256 over the unpacked content, as CloudTrail's digests list it; over the bytes
 *     themselves when the file is not gzip
 * @param reason why the file, or the first rejected record in it, could not be read; null when all
 *     is well
 */
public record FileReport(
    String uri, long bytes, String sha256, long recordsRead, long rejected, @Nullable String reason)
    implements Serializable {

  public FileReport {
    if (rejected > recordsRead || (rejected > 0) == (reason == null)) {
      throw new IllegalArgumentException(
          uri + ": " + rejected + " of " + recordsRead + " rejected, reason " + reason);
    }
  }
}
