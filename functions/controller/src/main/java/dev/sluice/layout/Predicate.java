package dev.sluice.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A GetPartitions expression that selects exactly the given values of some keys: {@code year='2026'
 * and month='11' and day between '03' and '07'}.
 */
public record Predicate(String text) {
  /** What GetPartitions accepts. */
  public static final int MAX_LENGTH = 2_048;

  /**
   * Selects the partitions whose {@code keys} have one of these combinations of values. Values come
   * from partitions, which let neither quotes nor spaces in.
   */
  public static Predicate selecting(List<String> keys, Collection<OutputPartition> partitions) {
    if (keys.isEmpty()) {
      return new Predicate("");
    }
    var rows = new ArrayList<List<String>>();
    for (OutputPartition partition : partitions) {
      rows.add(keys.stream().map(key -> valueOf(partition, key)).toList());
    }
    return new Predicate(fold(keys, rows));
  }

  /** Whether GetPartitions accepts it. */
  public boolean fits() {
    return text.length() <= MAX_LENGTH;
  }

  private static String valueOf(OutputPartition partition, String key) {
    String value = partition.values().get(key);
    if (value == null) {
      throw new IllegalArgumentException("%s has no value for '%s'".formatted(partition, key));
    }
    return value;
  }

  /** First keys that share the condition on the rest are written together. */
  private static String fold(List<String> keys, List<List<String>> rows) {
    String key = keys.get(0);
    if (keys.size() == 1) {
      var values = new TreeSet<String>();
      rows.forEach(row -> values.add(row.get(0)));
      return condition(key, values);
    }
    var rests = new TreeMap<String, List<List<String>>>();
    for (List<String> row : rows) {
      rests.computeIfAbsent(row.get(0), value -> new ArrayList<>()).add(row.subList(1, row.size()));
    }
    Map<String, SortedSet<String>> byRest = new LinkedHashMap<>();
    rests.forEach(
        (value, rest) ->
            byRest
                .computeIfAbsent(fold(keys.subList(1, keys.size()), rest), text -> new TreeSet<>())
                .add(value));
    var terms = new StringJoiner(" or ");
    boolean several = byRest.size() > 1;
    byRest.forEach(
        (rest, values) -> {
          String term = condition(key, values) + " and " + rest;
          terms.add(several ? "(" + term + ")" : term);
        });
    return several ? "(" + terms + ")" : terms.toString();
  }

  private static String condition(String key, SortedSet<String> values) {
    if (values.size() == 1) {
      return key + "='" + values.first() + "'";
    }
    if (values.size() > 2 && isRun(values)) {
      return key + " between '" + values.first() + "' and '" + values.last() + "'";
    }
    return key + " in ('" + String.join("', '", values) + "')";
  }

  /** Consecutive two-digit numbers, which sort as text as they do as numbers. */
  private static boolean isRun(SortedSet<String> values) {
    int expected = -1;
    for (String value : values) {
      if (!value.matches("\\d\\d")) {
        return false;
      }
      int number = Integer.parseInt(value);
      if (expected >= 0 && number != expected) {
        return false;
      }
      expected = number + 1;
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
