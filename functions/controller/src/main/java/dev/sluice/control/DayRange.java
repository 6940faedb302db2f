package dev.sluice.control;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Days from first to last, as a filter on placeholders: what is known so far decides, what is not
 * known yet may still fit.
 */
public record DayRange(LocalDate first, LocalDate last) implements Predicate<Map<String, String>> {
  public DayRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "Days from %s to %s are none; give the earlier one first".formatted(first, last));
    }
  }

  @Override
  public boolean test(Map<String, String> values) {
    int year = number(values, "year");
    int month = number(values, "month");
    int day = number(values, "day");
    if (year < 0) {
      return true;
    }
    if (year == 0 || month == 0 || month > 12 || day == 0 || day > 31) {
      return false;
    }
    if (month < 0) {
      return year >= first.getYear() && year <= last.getYear();
    }
    var yearMonth = YearMonth.of(year, month);
    if (day < 0) {
      return !yearMonth.isBefore(YearMonth.from(first)) && !yearMonth.isAfter(YearMonth.from(last));
    }
    if (!yearMonth.isValidDay(day)) {
      return false;
    }
    LocalDate date = yearMonth.atDay(day);
    return !date.isBefore(first) && !date.isAfter(last);
  }

  /** A placeholder's number: -1 when it is not known yet, 0 when it is none. */
  private static int number(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      return -1;
    }
    return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
  }
}
