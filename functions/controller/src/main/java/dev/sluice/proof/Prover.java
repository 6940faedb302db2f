package dev.sluice.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    var hashes = new HashMap<ObjectRef, String>();
    read.forEach(file -> hashes.put(file.object(), file.sha256()));
    var listed = new TreeMap<ObjectRef, Set<String>>();
    for (LoggedFile file : expected) {
      listed.computeIfAbsent(file.object(), any -> new HashSet<>()).add(file.sha256());
    }
    var pending = new TreeSet<ObjectRef>();
    var missing = new ArrayList<ObjectRef>();
    var tampered = new ArrayList<ObjectRef>();
    int proven = 0;
    for (Map.Entry<ObjectRef, Set<String>> file : listed.entrySet()) {
      String hash = hashes.get(file.getKey());
      if (hash == null) {
        (present.test(file.getKey()) ? pending : missing).add(file.getKey());
      } else if (file.getValue().equals(Set.of(hash))) {
        proven++;
      } else {
        tampered.add(file.getKey());
      }
    }
    for (ObjectRef file : hashes.keySet()) {
      if (!listed.containsKey(file)) {
        pending.add(file);
      }
    }
    return new Proof(
        listed.size(), hashes.size(), proven, new ArrayList<>(pending), missing, tampered);
  }
}
