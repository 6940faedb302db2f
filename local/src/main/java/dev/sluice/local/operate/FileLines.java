package dev.sluice.local.operate;

import dev.sluice.proof.CompletenessReader;
import dev.sluice.proof.DigestRecord;
import dev.sluice.proof.FileVerdict;
import dev.sluice.proof.ObjectRef;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict on every file, beside what {@code aws cloudtrail validate-logs} says in its place.
 */
public final class FileLines implements CompletenessReader.Verdicts {
  private final List<FileLine> lines = new ArrayList<>();

  @Override
  public void log(ObjectRef log, FileVerdict verdict) {
    lines.add(new FileLine("Log file", log, verdict.name(), words(verdict)));
  }

  @Override
  public void digest(DigestRecord digest) {
    lines.add(
        new FileLine("Digest file", digest.digest(), digest.state().name(), words(digest.state())));
  }

  /** All files, in the order in which they were judged. */
  public List<FileLine> lines() {
    return List.copyOf(lines);
  }

  private static ValidateLogs words(FileVerdict verdict) {
    return switch (verdict) {
      case PROVEN -> ValidateLogs.VALID;
      case DELETED, MISSING -> ValidateLogs.NOT_FOUND;
      case TAMPERED -> ValidateLogs.INVALID;
      case UNREAD -> ValidateLogs.UNDECIDED;
      case UNLISTED -> ValidateLogs.NOT_NAMED;
    };
  }

  private static ValidateLogs words(DigestRecord.State state) {
    return switch (state) {
      // Its own signature is good; what is wrong is told of the one before it.
      case VERIFIED, CHAIN_BROKEN -> ValidateLogs.VALID;
      case REFUSED -> ValidateLogs.INVALID;
      case GONE -> ValidateLogs.NOT_FOUND;
    };
  }
}
