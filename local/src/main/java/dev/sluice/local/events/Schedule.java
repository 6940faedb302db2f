package dev.sluice.local.events;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something happens again and again, as AWS writes it: {@code rate(…)} or {@code cron(…)}. */
public sealed interface Schedule permits Schedule.Rate, Cron {
  Pattern RATE = Pattern.compile("rate\\((?<count>[1-9]\\d*) (?<unit>minute|hour|day)s?\\)");

  /** The first moment after this one. */
  Instant next(Instant after);

  /** Reads an expression, or says what is wrong with it. */
  static Schedule parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      long count = Long.parseLong(rate.group("count"));
      return new Rate(
          switch (rate.group("unit")) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return Cron.parse(expression.substring("cron(".length(), expression.length() - 1));
    }
    throw new IllegalArgumentException(
        "a schedule is like rate(15 minutes) or cron(0 3 * * ? *), not " + expression);
  }

  /** The same span again and again. */
  record Rate(Duration period) implements Schedule {
    @Override
    public Instant next(Instant after) {
      return after.plus(period);
    }
  }
}
