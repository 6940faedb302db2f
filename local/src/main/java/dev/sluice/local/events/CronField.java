package dev.sluice.local.events;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One field of a cron expression that selects numbers.
 *
 * @param names what the numbers from the first on may be called
 */
record CronField(String name, int first, int last, List<String> names) {

  /** The numbers that a list of values, ranges and steps selects. */
  NavigableSet<Integer> values(String text) {
    NavigableSet<Integer> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] stepped = part.split("/", -1);
      String[] range = stepped[0].split("-", -1);
      if (stepped.length > 2 || range.length > 2) {
        throw wrong(text);
      }
      int from = stepped[0].equals("*") ? first : value(range[0], text);
      int to = range.length == 2 ? value(range[1], text) : from;
      if (stepped[0].equals("*") || (stepped.length == 2 && range.length == 1)) {
        to = last;
      }
      int step = stepped.length == 2 ? number(stepped[1], text) : 1;
      if (step < 1 || to < from) {
        throw wrong(text);
      }
      for (int value = from; value <= to; value += step) {
        values.add(value);
      }
    }
    return values;
  }

  int value(String text, String whole) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? first + named : number(text, whole);
    if (value < first || value > last) {
      throw wrong(whole);
    }
    return value;
  }

  private int number(String text, String whole) {
    if (!text.matches("\\d{1,4}")) {
      throw wrong(whole);
    }
    return Integer.parseInt(text);
  }

  private IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "cron's "
            + name
            + " is "
            + text
            + ", but wants "
            + first
            + " to "
            + last
            + ", lists (1,2), ranges (1-5) and steps (0/15)");
  }
}
