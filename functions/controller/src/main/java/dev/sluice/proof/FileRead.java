package dev.sluice.proof;

/** A log file that a run read, with the SHA-256 (hexadecimal) of its unpacked content. */
public record FileRead(ObjectRef object, String sha256) {
  public FileRead {
    sha256 = Hex.checked(sha256, object.uri());
  }
}
