package dev.sluice.local.simulate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** The one source of chance of a schedule: what goes wrong, and how long things take. */
final class Faults {
  private final SplittableRandom random;
  private final Set<Integer> suppressed;
  private final Map<Integer, Fault> struck = new LinkedHashMap<>();
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private final Set<Integer> optional = new TreeSet<>();
  private final double weight;
  private int decisions;
  private boolean over;

  /** Faults of a seed, without those decisions that are suppressed to shorten a trace. */
  Faults(long seed, Set<Integer> suppressed) {
    this.random = new SplittableRandom(seed);
    this.suppressed = suppressed;
    // Some schedules are calm, so that what is rare is met alone too; some are storms.
    this.weight = new double[] {0.1, 0.5, 1, 2}[random.nextInt(4)];
  }

  /** Whether a fault strikes here. */
  boolean strikes(Fault fault, double probability) {
    int decision = decisions++;
    boolean strikes = random.nextDouble() < probability * weight && !over;
    if (!strikes || suppressed.contains(decision)) {
      return false;
    }
    struck.put(decision, fault);
    counts.merge(fault, 1L, Long::sum);
    return true;
  }

  /** Whether something that is no fault happens; it is left out only to shorten a trace. */
  boolean occurs() {
    int decision = decisions++;
    optional.add(decision);
    return !suppressed.contains(decision);
  }

  /** Decisions that can be suppressed: faults that struck, and what else need not happen. */
  Set<Integer> decisions() {
    var all = new TreeSet<>(struck.keySet());
    all.addAll(optional);
    return all;
  }

  /** From now on nothing goes wrong any more. */
  void stop() {
    over = true;
  }

  boolean areOver() {
    return over;
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  Map<Fault, Long> counts() {
    return counts;
  }
}
