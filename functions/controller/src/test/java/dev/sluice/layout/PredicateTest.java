package dev.sluice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PredicateTest {
  private static final List<String> DAYS = List.of("year", "month", "day");

  @Test
  void runsOfDaysAreFolded() {
    var week = new ArrayList<OutputPartition>();
    for (String day : List.of("07", "03", "04", "06", "05")) {
      week.add(partition("eu-west-1", "11", day));
    }

    assertThat(Predicate.selecting(DAYS, week).text())
        .isEqualTo("year='2026' and month='11' and day between '03' and '07'");
  }

  @Test
  void keysThatShareTheirRestAreFolded() {
    var some =
        List.of(
            partition("eu-west-1", "11", "03"),
            partition("us-east-1", "11", "03"),
            partition("us-east-1", "10", "31"));

    assertThat(Predicate.selecting(List.of("region", "year", "month", "day"), some).text())
        .isEqualTo(
            "((region='eu-west-1' and year='2026' and month='11' and day='03') or"
                + " (region='us-east-1' and year='2026' and ((month='10' and day='31') or"
                + " (month='11' and day='03'))))");
  }

  @Test
  void itSelectsExactlyWhatItIsFor() {
    var keys = List.of("region", "month", "day");
    for (long seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var all = new ArrayList<OutputPartition>();
      var wanted = new ArrayList<OutputPartition>();
      for (String region : List.of("a-1", "b-1", "c-1")) {
        for (int month = 1; month <= 3; month++) {
          for (int day = 1; day <= 9; day++) {
            var partition = partition(region, "0" + month, "0" + day);
            all.add(partition);
            if (random.nextInt(4) < seed % 4) {
              wanted.add(partition);
            }
          }
        }
      }
      if (!wanted.isEmpty()) {
        String text = Predicate.selecting(keys, wanted).text();
        assertThat(all.stream().filter(partition -> selects(text, partition)))
            .as("seed %d: %s", seed, text)
            .containsExactlyElementsOf(wanted);
      }
    }
  }

  private static OutputPartition partition(String region, String month, String day) {
    var values = new LinkedHashMap<String, String>();
    values.put("region", region);
    values.put("year", "2026");
    values.put("month", month);
    values.put("day", day);
    return new OutputPartition(values);
  }

  /** Evaluates by rewriting: each condition to t or f, then and, or and brackets away. */
  private static boolean selects(String text, OutputPartition partition) {
    String formula =
        replace(
            text,
            "(\\w+) between '([^']*)' and '([^']*)'",
            m ->
                partition.values().get(m.group(1)).compareTo(m.group(2)) >= 0
                    && partition.values().get(m.group(1)).compareTo(m.group(3)) <= 0);
    formula =
        replace(
            formula,
            "(\\w+) in \\(([^)]*)\\)",
            m -> m.group(2).contains("'" + partition.values().get(m.group(1)) + "'"));
    formula =
        replace(
            formula,
            "(\\w+)='([^']*)'",
            m -> partition.values().get(m.group(1)).equals(m.group(2)));
    String before = "";
    while (!formula.equals(before)) {
      before = formula;
      formula = formula.replaceAll("\\(([tf])\\)", "$1").replace("t and t", "t");
      formula = formula.replaceAll("t and f|f and t|f and f", "f");
      if (formula.equals(before)) {
        formula = formula.replaceAll("t or t|t or f|f or t", "t").replace("f or f", "f");
      }
    }
    assertThat(formula).matches("[tf]");
    return formula.equals("t");
  }

  private interface Condition {
    boolean holds(MatchResult match);
  }

  private static String replace(String text, String regex, Condition condition) {
    return Pattern.compile(regex).matcher(text).replaceAll(m -> condition.holds(m) ? "t" : "f");
  }
}
