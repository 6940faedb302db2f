package dev.sluice.ledger;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The source partitions that fold into an output partition, in the short form of {@code
 * Pipeline.restOf}: all that are known, and those not known to be in the catalog yet.
 */
public record Sources(SortedSet<String> known, SortedSet<String> pending) {
  public Sources {
    known = Collections.unmodifiableSortedSet(new TreeSet<>(known));
    pending = Collections.unmodifiableSortedSet(new TreeSet<>(pending));
    if (known.isEmpty() || !known.containsAll(pending)) {
      throw new IllegalArgumentException(
          "Pending sources %s must be among the known ones %s".formatted(pending, known));
    }
  }

  /** Sources that were all seen just now. */
  public static Sources allNew(Set<String> rests) {
    return new Sources(new TreeSet<>(rests), new TreeSet<>(rests));
  }

  /** With these sources added; the new ones are pending. */
  public Sources plus(Set<String> rests) {
    var all = new TreeSet<>(known);
    var unregistered = new TreeSet<>(pending);
    for (String rest : rests) {
      if (all.add(rest)) {
        unregistered.add(rest);
      }
    }
    return new Sources(all, unregistered);
  }

  /** With these sources known to be in the catalog. */
  public Sources cataloged(Set<String> rests) {
    var rest = new TreeSet<>(pending);
    rest.removeAll(rests);
    return new Sources(known, rest);
  }
}
