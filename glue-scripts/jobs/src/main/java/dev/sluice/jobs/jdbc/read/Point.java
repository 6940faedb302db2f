package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.read.SourceColumn.Kind;
import dev.sluice.jobs.run.JobException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A place on the axis of a column: a number, or a date's days or a time's microseconds since 1970.
 */
record Point(Axis axis, BigDecimal value) {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final Duration USUAL = Duration.ofMinutes(10);
  private static final BigDecimal USUAL_STEPS = BigDecimal.valueOf(1_000);
  private static final LocalDateTime END = LocalDateTime.of(10_000, 1, 1, 0, 0);

  /** What kind of values a column orders its rows by. */
  enum Axis {
    NUMBER,
    DATE,
    TIMESTAMP,
    INSTANT
  }

  /** The axis of a column, if its values lie on one. */
  static Optional<Axis> axis(SourceColumn column) {
    return switch (column.kind()) {
      case SHORT, INTEGER, LONG, DECIMAL -> Optional.of(Axis.NUMBER);
      case DATE -> Optional.of(Axis.DATE);
      case TIMESTAMP -> Optional.of(Axis.TIMESTAMP);
      case INSTANT -> Optional.of(Axis.INSTANT);
      default -> Optional.empty();
    };
  }

  static boolean isWhole(SourceColumn column) {
    return column.kind() != Kind.DECIMAL || column.scale() == 0;
  }

  /** A value of a row; absent when it is null. */
  static Optional<Point> read(Axis axis, ResultSet row, int index) throws SQLException {
    Optional<BigDecimal> value =
        switch (axis) {
          case NUMBER -> Optional.ofNullable(row.getBigDecimal(index));
          case DATE ->
              Optional.ofNullable(row.getObject(index, LocalDate.class))
                  .map(date -> inEra(date.atStartOfDay()).toLocalDate())
                  .map(date -> BigDecimal.valueOf(date.toEpochDay()));
          case TIMESTAMP ->
              Optional.ofNullable(row.getObject(index, LocalDateTime.class))
                  .map(time -> micros(inEra(time)));
          case INSTANT ->
              Optional.ofNullable(row.getObject(index, OffsetDateTime.class))
                  .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                  .map(time -> micros(inEra(time)));
        };
    return value.map(number -> new Point(axis, number));
  }

  private static LocalDateTime inEra(LocalDateTime time) {
    if (time.isBefore(END) && time.getYear() > 0) {
      return time;
    }
    throw new JobException(
        "A column that parts or marks rows holds %s, which is no time to go by. Correct the row, or read a 'query' without it."
            .formatted(time));
  }

  private static BigDecimal micros(LocalDateTime time) {
    return BigDecimal.valueOf(ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time));
  }

  /** As SQL writes it. */
  String literal() {
    return switch (axis) {
      case NUMBER -> value.toPlainString();
      case DATE -> "DATE '" + LocalDate.ofEpochDay(value.longValueExact()) + "'";
      case TIMESTAMP -> "TIMESTAMP '" + MICROS.format(time()) + "'";
      case INSTANT -> "TIMESTAMP WITH TIME ZONE '" + MICROS.format(time()) + "+00:00'";
    };
  }

  private LocalDateTime time() {
    return LocalDateTime.ofInstant(
        Instant.EPOCH.plus(value.longValueExact(), ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /**
   * The point that lies a share of the way to another one; on whole steps where these are whole.
   */
  Point towards(Point other, int share, int of, boolean whole) {
    BigDecimal way =
        other
            .value
            .subtract(value)
            .multiply(BigDecimal.valueOf(share))
            .divide(
                BigDecimal.valueOf(of),
                whole ? 0 : Math.max(6, other.value.scale()),
                RoundingMode.FLOOR);
    return new Point(axis, value.add(way));
  }

  /**
   * The point so far before this one: a number of steps, or a time by ISO-8601. An empty text
   * stands for the usual lookback, which transactions outlast rarely.
   */
  Point before(String lookback) {
    if (axis == Axis.NUMBER) {
      return new Point(axis, value.subtract(number(lookback)));
    }
    Duration back = time(lookback);
    return new Point(
        axis,
        axis == Axis.DATE
            ? value.subtract(BigDecimal.valueOf((back.toHours() + 23) / 24))
            : value.subtract(BigDecimal.valueOf(back.toNanos() / 1_000)));
  }

  private static BigDecimal number(String lookback) {
    if (lookback.startsWith("P")) {
      throw new JobException(
          "'lookback' is %s, but the watermark's column holds numbers. Write a number."
              .formatted(lookback));
    }
    return lookback.isEmpty() ? USUAL_STEPS : new BigDecimal(lookback);
  }

  private static Duration time(String lookback) {
    if (!lookback.isEmpty() && !lookback.startsWith("P")) {
      throw new JobException(
          "'lookback' is %s, but the watermark's column holds times. Write one such as PT15M."
              .formatted(lookback));
    }
    return lookback.isEmpty() ? USUAL : Duration.parse(lookback);
  }
}
