package dev.sluice.local.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;

/**
 * AWS's cron expression in UTC: minutes, hours, day of month, month, day of week, year.
 *
 * @param days which days of the months and years that the other fields allow
 */
public record Cron(
    NavigableSet<Integer> minutes,
    NavigableSet<Integer> hours,
    NavigableSet<Integer> months,
    NavigableSet<Integer> years,
    CronDays days)
    implements Schedule {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int LAST_YEAR = 2199;

  /** Reads the six fields. */
  static Cron parse(String text) {
    String[] fields = text.trim().split("\\s+", -1);
    if (fields.length != 6) {
      throw new IllegalArgumentException(
          "cron("
              + text
              + ") has "
              + fields.length
              + " fields; AWS wants six: minutes hours day-of-month month day-of-week year");
    }
    if (fields[2].equals("?") == fields[4].equals("?")) {
      throw new IllegalArgumentException(
          "cron(" + text + ") must have ? as exactly one of day-of-month and day-of-week");
    }
    return new Cron(
        new CronField("minutes", 0, 59, List.of()).values(fields[0]),
        new CronField("hours", 0, 23, List.of()).values(fields[1]),
        new CronField("month", 1, 12, MONTHS).values(fields[3]),
        new CronField("year", 1970, LAST_YEAR, List.of()).values(fields[5]),
        fields[4].equals("?") ? CronDays.ofMonth(fields[2]) : CronDays.ofWeek(fields[4]));
  }

  @Override
  public Instant next(Instant after) {
    LocalDateTime start =
        LocalDateTime.ofInstant(after, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    start = start.plusMinutes(1);
    for (LocalDate day = start.toLocalDate(); day.getYear() <= LAST_YEAR; ) {
      if (!years.contains(day.getYear()) || !months.contains(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
      } else if (!days.has(day)) {
        day = day.plusDays(1);
      } else {
        LocalDateTime from =
            day.equals(start.toLocalDate()) ? start : LocalDateTime.of(day, LocalTime.MIN);
        Integer minute = minutes.ceiling(from.getMinute());
        Integer hour =
            minute == null ? hours.higher(from.getHour()) : hours.ceiling(from.getHour());
        if (hour != null) {
          boolean sameHour = hour == from.getHour() && minute != null;
          return day.atTime(hour, sameHour ? minute : minutes.first()).toInstant(ZoneOffset.UTC);
        }
        day = day.plusDays(1);
      }
    }
    // a day that never comes, such as the 30th of February
    return Instant.MAX;
  }
}
