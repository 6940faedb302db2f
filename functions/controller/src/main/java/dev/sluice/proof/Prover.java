package dev.sluice.proof;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds what digests list against what a run read. */
public final class Prover {
  private final Predicate<ObjectRef> present;

  /**
   * @param present whether an object is in its bucket now; asked only for files that are listed and
   *     were not read
   */
  public Prover(Predicate<ObjectRef> present) {
    this.present = present;
  }

  /**
   * Proves one output partition.
   *
   * @param expected what verified digests list for it; several trails may list one file
   * @param read what the last finished run of the partition read
   */
  public Proof prove(Collection<LoggedFile> expected, Collection<FileRead> read) {
    var found = new HashMap<ObjectRef, String>();
    read.forEach(file -> found.put(file.object(), file.sha256()));
    var listed = new TreeMap<ObjectRef, Set<String>>();
    for (LoggedFile file : expected) {
      listed.computeIfAbsent(file.object(), any -> new HashSet<>()).add(file.sha256());
    }
    var files = new TreeMap<ObjectRef, FileVerdict>();
    listed.forEach((file, hashes) -> files.put(file, verdict(file, hashes, found.get(file))));
    found.keySet().forEach(file -> files.putIfAbsent(file, FileVerdict.UNLISTED));
    return new Proof(found.size(), files);
  }

  private FileVerdict verdict(ObjectRef file, Set<String> hashes, @Nullable String found) {
    if (found == null) {
      return present.test(file) ? FileVerdict.UNREAD : FileVerdict.MISSING;
    }
    return hashes.equals(Set.of(found)) ? FileVerdict.PROVEN : FileVerdict.TAMPERED;
  }
}
