package dev.sluice.jobs.declared.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The closest of the known names; none when a third of the letters would have to change. */
  public static Optional<String> to(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt((String each) -> distance(wanted, each)).thenComparing(n -> n))
        .filter(best -> 3 * distance(wanted, best) <= Math.max(3, best.length()));
  }

  /** How many letters have to be changed, added or left out. */
  private static int distance(String wanted, String knownName) {
    String known = knownName.toLowerCase(Locale.ROOT);
    int[] above = new int[known.length() + 1];
    for (int column = 0; column <= known.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= wanted.length(); row++) {
      int[] line = new int[known.length() + 1];
      line[0] = row;
      for (int column = 1; column <= known.length(); column++) {
        int change = wanted.charAt(row - 1) == known.charAt(column - 1) ? 0 : 1;
        line[column] =
            Math.min(above[column - 1] + change, Math.min(above[column], line[column - 1]) + 1);
      }
      above = line;
    }
    return above[known.length()];
  }
}
