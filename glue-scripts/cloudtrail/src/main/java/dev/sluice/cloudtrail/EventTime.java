package dev.sluice.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Reads ISO-8601 times; CloudTrail's own form, {@code 2026-11-03T10:00:05Z}, without a detour. */
final class EventTime {
  static final long INVALID = Long.MIN_VALUE;
  private static final int LENGTH = "2026-11-03T10:00:05Z".length();

  private int day = -1;
  private long dayMicros;

  /** Microseconds since 1970, or {@link #INVALID}. */
  long micros(byte[] bytes, int from, int end) {
    if (end - from != LENGTH
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || bytes[from + 10] != 'T'
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':'
        || bytes[from + 19] != 'Z') {
      return anyForm(bytes, from, end);
    }
    int year = two(bytes, from) * 100 + two(bytes, from + 2);
    int month = two(bytes, from + 5);
    int dayOfMonth = two(bytes, from + 8);
    int hour = two(bytes, from + 11);
    int minute = two(bytes, from + 14);
    int second = two(bytes, from + 17);
    if ((year | month | dayOfMonth | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return anyForm(bytes, from, end);
    }
    int wanted = (year << 9) | (month << 5) | dayOfMonth;
    // Records come in order of time, so the day is nearly always the last record's.
    if (wanted != day) {
      try {
        dayMicros = LocalDate.of(year, month, dayOfMonth).toEpochDay() * 86_400_000_000L;
      } catch (DateTimeException noSuchDay) {
        return INVALID;
      }
      day = wanted;
    }
    return dayMicros + (hour * 3600L + minute * 60L + second) * 1_000_000L;
  }

  /** Two digits, or a negative number. */
  private static int two(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1_000_000 : tens * 10 + ones;
  }

  private static long anyForm(byte[] bytes, int from, int end) {
    try {
      String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
      return ChronoUnit.MICROS.between(Instant.EPOCH, OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException | ArithmeticException notATime) {
      return INVALID;
    }
  }
}
