package dev.sluice.local.operate;

/** What {@code aws cloudtrail validate-logs} says of a file, as far as a verdict depends on it. */
public enum ValidateLogs {
  VALID("valid"),
  /**
   * For logs, the hash does not match or the format is invalid; for digests, also the signature.
   */
  INVALID("INVALID"),
  NOT_FOUND("INVALID: not found"),
  /** It only speaks of logs that a valid digest names. */
  NOT_NAMED("(not named)"),
  /** It would read the file; Sluice has not yet. */
  UNDECIDED("(not read yet)");

  private final String words;

  ValidateLogs(String words) {
    this.words = words;
  }

  /** Its words, without the reasons that it adds. */
  public String words() {
    return words;
  }

  /** Reads what comes after a file's name in a line of its output. */
  public static ValidateLogs parse(String said) {
    if (said.equals(VALID.words)) {
      return VALID;
    }
    if (said.equals(NOT_FOUND.words)) {
      return NOT_FOUND;
    }
    if (said.startsWith(INVALID.words + ":")) {
      return INVALID;
    }
    throw new IllegalArgumentException("validate-logs says nothing that is known: '" + said + "'");
  }
}
