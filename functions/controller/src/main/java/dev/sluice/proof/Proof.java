package dev.sluice.proof;

import java.util.List;

/**
 * The verdict on one output partition, file by file.
 *
 * @param expected log files that verified digests list for it
 * @param read log files that its last run read
 * @param proven files that were read with the listed hash
 * @param pending files that are listed and not read yet, and files that were read and that no
 *     verified digest lists yet
 * @param missing files that are listed, were not read, and are not in the bucket
 * @param tampered files whose content is not what the digest lists
 */
public record Proof(
    int expected,
    int read,
    int proven,
    List<ObjectRef> pending,
    List<ObjectRef> missing,
    List<ObjectRef> tampered) {
  public Proof {
    pending = List.copyOf(pending);
    missing = List.copyOf(missing);
    tampered = List.copyOf(tampered);
  }

  /** The worst of what its files are. */
  public enum State {
    PROVEN,
    PENDING,
    MISSING,
    TAMPERED
  }

  public State state() {
    if (!tampered.isEmpty()) {
      return State.TAMPERED;
    }
    if (!missing.isEmpty()) {
      return State.MISSING;
    }
    // No digest at all proves nothing, and neither does a partition that nothing was read of.
    return pending.isEmpty() && expected > 0 ? State.PROVEN : State.PENDING;
  }

  /** For people: {@code PROVEN}, {@code MISSING 2}. */
  public String label() {
    return switch (state()) {
      case PROVEN -> "PROVEN";
      case PENDING -> "PENDING " + pending.size();
      case MISSING -> "MISSING " + missing.size();
      case TAMPERED -> "TAMPERED " + tampered.size();
    };
  }
}
