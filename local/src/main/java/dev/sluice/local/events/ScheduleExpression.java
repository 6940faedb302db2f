package dev.sluice.local.events;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The period of {@code rate(15 minutes)} and the like. */
public final class ScheduleExpression {
  private static final Pattern RATE =
      Pattern.compile("rate\\((?<count>[1-9]\\d*) (?<unit>minute|hour|day)s?\\)");

  private ScheduleExpression() {}

  public static Duration period(String expression) {
    Matcher matcher = RATE.matcher(expression);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "the embedded cloud runs schedules like rate(15 minutes), not " + expression);
    }
    long count = Long.parseLong(matcher.group("count"));
    return switch (matcher.group("unit")) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
