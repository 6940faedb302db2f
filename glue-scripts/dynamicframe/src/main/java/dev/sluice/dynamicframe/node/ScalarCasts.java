package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.ScalarType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Casts among the scalar types, by Spark's lenient rules: truncate, trim, null on failure. */
final class ScalarCasts {
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "0");

  private ScalarCasts() {}

  static DynamicNode to(ScalarNode from, ScalarType target) {
    return switch (target) {
      case STRING -> ScalarNode.of(text(from));
      case BOOLEAN -> toBoolean(from);
      case BYTE, SHORT, INT, LONG -> toIntegral(from, target);
      case FLOAT, DOUBLE -> toFloating(from, target);
      case DATE -> TimeCasts.toDate(from);
      case TIMESTAMP, TIMESTAMPNTZ -> TimeCasts.toTimestamp(from, target);
      case BINARY -> toBinary(from);
      case NULL, UNKNOWN -> from;
    };
  }

  static String text(ScalarNode node) {
    Object value = node.value();
    if (value instanceof String string) {
      return string;
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return TimeCasts.isTime(node.type()) ? TimeCasts.text(node) : value.toString();
  }

  private static DynamicNode toBoolean(ScalarNode from) {
    if (from.value() instanceof String text) {
      String word = text.strip().toLowerCase(Locale.ROOT);
      return TRUE.contains(word)
          ? ScalarNode.of(true)
          : FALSE.contains(word) ? ScalarNode.of(false) : NullNode.NULL;
    }
    if (from.value() instanceof Number number && from.type() != ScalarType.DATE) {
      return ScalarNode.of(number.doubleValue() != 0);
    }
    return from.type() == ScalarType.BOOLEAN ? from : NullNode.NULL;
  }

  private static DynamicNode toIntegral(ScalarNode from, ScalarType target) {
    Object value = from.value();
    if (from.type() == ScalarType.DATE || from.type() == ScalarType.TIMESTAMPNTZ) {
      return NullNode.NULL;
    }
    if (from.type() == ScalarType.TIMESTAMP) {
      return fit(Math.floorDiv((Long) value, TimeCasts.MICROS), target);
    }
    if (value instanceof Boolean flag) {
      return fit(flag ? 1 : 0, target);
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return fit(((Number) value).longValue(), target);
    }
    BigDecimal number = DecimalCasts.number(from);
    // Spark reads no exponent in a whole number; it reads one in a double.
    boolean exponent = value instanceof String text && text.toLowerCase(Locale.ROOT).contains("e");
    if (number == null || exponent) {
      return NullNode.NULL;
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    return whole.precision() > 19 || whole.toBigInteger().bitLength() > 63
        ? NullNode.NULL
        : fit(whole.longValueExact(), target);
  }

  private static DynamicNode fit(long value, ScalarType target) {
    return switch (target) {
      case BYTE -> value == (byte) value ? new ScalarNode(target, (byte) value) : NullNode.NULL;
      case SHORT -> value == (short) value ? new ScalarNode(target, (short) value) : NullNode.NULL;
      case INT -> value == (int) value ? ScalarNode.of((int) value) : NullNode.NULL;
      default -> ScalarNode.of(value);
    };
  }

  private static DynamicNode toFloating(ScalarNode from, ScalarType target) {
    Double value = floating(from);
    if (value == null) {
      return NullNode.NULL;
    }
    return target == ScalarType.FLOAT
        ? new ScalarNode(target, value.floatValue())
        : ScalarNode.of(value);
  }

  private static @Nullable Double floating(ScalarNode from) {
    Object value = from.value();
    if (from.type() == ScalarType.TIMESTAMP) {
      return (Long) value / (double) TimeCasts.MICROS;
    }
    if (TimeCasts.isTime(from.type())) {
      return null;
    }
    if (value instanceof Float number) {
      // Through its text, so that 1.1f becomes 1.1 and not 1.10000002384.
      return Double.valueOf(number.toString());
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean flag) {
      return flag ? 1d : 0d;
    }
    return value instanceof String text ? parse(text.strip()) : null;
  }

  private static @Nullable Double parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "infinity", "+inf", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> DecimalCasts.isNumber(text) ? Double.valueOf(text) : null;
    };
  }

  private static DynamicNode toBinary(ScalarNode from) {
    return from.value() instanceof String text
        ? new ScalarNode(ScalarType.BINARY, text.getBytes(StandardCharsets.UTF_8))
        : from.type() == ScalarType.BINARY ? from : NullNode.NULL;
  }
}
