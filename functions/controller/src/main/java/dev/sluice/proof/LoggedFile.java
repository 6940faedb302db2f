package dev.sluice.proof;

/** A log file that a digest lists, with the SHA-256 (hexadecimal) of its unpacked content. */
public record LoggedFile(ObjectRef object, String sha256) {
  public LoggedFile {
    sha256 = Hex.checked(sha256, object.uri());
  }
}
