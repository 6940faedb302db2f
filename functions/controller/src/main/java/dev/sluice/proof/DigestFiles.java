package dev.sluice.proof;

import dev.sluice.control.Outcome;
import java.util.List;
import java.util.Optional;

/** Reads what a proof needs from S3. */
public interface DigestFiles {
  /** The digest at a place; none when nothing is there; rejected when it is no digest. */
  Outcome<Optional<SignedDigest>> digest(ObjectRef at);

  /** The files that a run read, from its report; none when no report is there. */
  Outcome<List<FileRead>> filesRead(String reportUri);

  /** Whether an object is there. */
  Outcome<Boolean> isPresent(ObjectRef object);
}
