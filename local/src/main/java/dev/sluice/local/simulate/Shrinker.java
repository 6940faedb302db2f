package dev.sluice.local.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Leaves out of a schedule whatever its violation does not need. */
final class Shrinker {
  private static final int MOST_LIVES = 2_000;

  private final Function<Set<Integer>, Life> live;
  private final int rule;
  private int lives;

  /** Shrinks by living the same seed again with some decisions suppressed. */
  Shrinker(Function<Set<Integer>, Life> live, Violation violation) {
    this.live = live;
    this.rule = violation.rule();
  }

  /** The decisions to suppress, so that the same rule is broken by as few faults as can be. */
  Set<Integer> shrink() {
    Set<Integer> suppressed = new HashSet<>();
    boolean shorter = true;
    while (shorter && lives < MOST_LIVES) {
      shorter = false;
      List<Integer> left = new ArrayList<>(again(suppressed).faults().decisions());
      left.removeAll(suppressed);
      for (int size = left.size(); size >= 1 && lives < MOST_LIVES; size /= 2) {
        for (int from = 0; from < left.size(); from += size) {
          var fewer = new HashSet<>(suppressed);
          fewer.addAll(left.subList(from, Math.min(left.size(), from + size)));
          if (fewer.size() > suppressed.size() && breaksTheSame(fewer)) {
            suppressed = fewer;
            shorter = true;
          }
        }
      }
    }
    return suppressed;
  }

  private boolean breaksTheSame(Set<Integer> suppressed) {
    Optional<Violation> violation = again(suppressed).violation();
    return violation.isPresent() && violation.get().rule() == rule;
  }

  private Life again(Set<Integer> suppressed) {
    lives++;
    return live.apply(suppressed);
  }
}
