package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/** Casts to and from dates and timestamps; a text without a zone is taken as UTC. */
final class TimeCasts {
  static final long MICROS = 1_000_000L;
  private static final long DAY = 86_400L;
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter();

  private TimeCasts() {}

  static boolean isTime(DynamicType type) {
    return type == ScalarType.DATE
        || type == ScalarType.TIMESTAMP
        || type == ScalarType.TIMESTAMPNTZ;
  }

  static String text(ScalarNode node) {
    if (node.type() == ScalarType.DATE) {
      return LocalDate.ofEpochDay((Integer) node.value()).toString();
    }
    long micros = (Long) node.value();
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    return TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  static DynamicNode toDate(ScalarNode from) {
    if (from.type() == ScalarType.DATE) {
      return from;
    }
    if (from.value() instanceof String text) {
      Option<Object> days = DateTimeUtils.stringToDate(UTF8String.fromString(text));
      return days.isEmpty() ? NullNode.NULL : new ScalarNode(ScalarType.DATE, days.get());
    }
    return isTime(from.type())
        ? new ScalarNode(ScalarType.DATE, (int) Math.floorDiv((Long) from.value(), DAY * MICROS))
        : NullNode.NULL;
  }

  static DynamicNode toTimestamp(ScalarNode from, ScalarType target) {
    if (from.value() instanceof String text) {
      Option<Object> micros =
          DateTimeUtils.stringToTimestamp(UTF8String.fromString(text), ZoneOffset.UTC);
      return micros.isEmpty() ? NullNode.NULL : new ScalarNode(target, micros.get());
    }
    if (from.type() == ScalarType.DATE) {
      return new ScalarNode(target, (Integer) from.value() * DAY * MICROS);
    }
    if (isTime(from.type())) {
      return new ScalarNode(target, from.value());
    }
    DynamicNode seconds = ScalarCasts.to(from, ScalarType.DOUBLE);
    boolean whole = from.value() instanceof Long || from.value() instanceof Integer;
    if (whole) {
      return scaled(((Number) from.value()).longValue(), target);
    }
    return from.value() instanceof Number && seconds instanceof ScalarNode number
        ? new ScalarNode(target, (long) ((Double) number.value() * MICROS))
        : NullNode.NULL;
  }

  private static DynamicNode scaled(long seconds, ScalarType target) {
    long most = Long.MAX_VALUE / MICROS;
    return seconds > most || seconds < -most
        ? NullNode.NULL
        : new ScalarNode(target, seconds * MICROS);
  }
}
