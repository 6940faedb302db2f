package dev.sluice.local.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** The day field of a cron expression, of the month or of the week. */
interface CronDays {
  CronField OF_MONTH = new CronField("day-of-month", 1, 31, List.of());
  CronField OF_WEEK =
      new CronField("day-of-week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  boolean has(LocalDate day);

  /** {@code L} is the last day, {@code 15W} the weekday nearest to the 15th in the same month. */
  static CronDays ofMonth(String text) {
    if (text.equals("L")) {
      return day -> day.getDayOfMonth() == day.lengthOfMonth();
    }
    if (text.equals("LW")) {
      return day -> day.getDayOfMonth() == nearestWeekday(YearMonth.from(day), 31);
    }
    if (text.endsWith("W")) {
      int wanted = OF_MONTH.value(text.substring(0, text.length() - 1), text);
      return day -> day.getDayOfMonth() == nearestWeekday(YearMonth.from(day), wanted);
    }
    Set<Integer> days = OF_MONTH.values(text);
    return day -> days.contains(day.getDayOfMonth());
  }

  /** {@code 6L} is the month's last Friday, {@code 3#2} its second Tuesday. */
  static CronDays ofWeek(String text) {
    if (text.equals("L")) {
      return day -> number(day) == 7;
    }
    if (text.endsWith("L")) {
      int wanted = OF_WEEK.value(text.substring(0, text.length() - 1), text);
      return day -> number(day) == wanted && day.getDayOfMonth() + 7 > day.lengthOfMonth();
    }
    int hash = text.indexOf('#');
    if (hash >= 0) {
      int wanted = OF_WEEK.value(text.substring(0, hash), text);
      int nth =
          new CronField("week of the month", 1, 5, List.of()).value(text.substring(hash + 1), text);
      return day -> number(day) == wanted && (day.getDayOfMonth() - 1) / 7 + 1 == nth;
    }
    Set<Integer> days = OF_WEEK.values(text);
    return day -> days.contains(number(day));
  }

  /** AWS counts the days of the week from Sunday, which is 1. */
  private static int number(LocalDate day) {
    return day.getDayOfWeek().getValue() % 7 + 1;
  }

  private static int nearestWeekday(YearMonth month, int wanted) {
    int day = Math.min(wanted, month.lengthOfMonth());
    DayOfWeek falls = month.atDay(day).getDayOfWeek();
    if (falls == DayOfWeek.SATURDAY) {
      return day > 1 ? day - 1 : day + 2;
    }
    if (falls == DayOfWeek.SUNDAY) {
      return day < month.lengthOfMonth() ? day + 1 : day - 2;
    }
    return day;
  }
}
