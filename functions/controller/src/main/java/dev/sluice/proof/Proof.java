package dev.sluice.proof;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The verdict on one output partition, file by file.
 *
 * @param read log files that its last run read
 * @param files every file that a verified digest lists for it or that its last run read
 */
public record Proof(int read, SortedMap<ObjectRef, FileVerdict> files) {
  public Proof {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The worst of what its files are. */
  public enum State {
    PROVEN,
    PENDING,
    MISSING,
    TAMPERED
  }

  /** Log files that verified digests list for it. */
  public int expected() {
    return files.size() - count(FileVerdict.UNLISTED);
  }

  /** Files that were read with the listed hash. */
  public int proven() {
    return count(FileVerdict.PROVEN) + count(FileVerdict.DELETED);
  }

  /** Files that are listed and not read yet, and files that were read and are not listed yet. */
  public int pending() {
    return count(FileVerdict.UNREAD) + count(FileVerdict.UNLISTED);
  }

  /** The files of one verdict, in order. */
  public List<ObjectRef> all(FileVerdict verdict) {
    return files.entrySet().stream()
        .filter(file -> file.getValue() == verdict)
        .map(Map.Entry::getKey)
        .toList();
  }

  private int count(FileVerdict verdict) {
    return Collections.frequency(files.values(), verdict);
  }

  public State state() {
    if (files.containsValue(FileVerdict.TAMPERED)) {
      return State.TAMPERED;
    }
    if (files.containsValue(FileVerdict.MISSING)) {
      return State.MISSING;
    }
    // No digest at all proves nothing, and neither does a partition that nothing was read of.
    return pending() == 0 && expected() > 0 ? State.PROVEN : State.PENDING;
  }

  /** For people: {@code PROVEN}, {@code MISSING 2}. */
  public String label() {
    return switch (state()) {
      case PROVEN -> "PROVEN";
      case PENDING -> "PENDING " + pending();
      case MISSING -> "MISSING " + count(FileVerdict.MISSING);
      case TAMPERED -> "TAMPERED " + count(FileVerdict.TAMPERED);
    };
  }
}
