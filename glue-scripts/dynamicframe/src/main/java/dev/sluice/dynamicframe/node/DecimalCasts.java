package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Casts to exact numbers, and reads numbers from texts without exceptions for what is none. */
final class DecimalCasts {
  /** An exponent beyond this cannot end in any of our types; it would only cost memory. */
  private static final int MAX_EXPONENT = 400;

  private DecimalCasts() {}

  static DynamicNode to(ScalarNode from, DecimalType target) {
    BigDecimal number =
        from.value() instanceof Boolean flag
            ? BigDecimal.valueOf(flag ? 1 : 0)
            : from.type() == ScalarType.TIMESTAMP
                ? BigDecimal.valueOf((Long) from.value(), 6)
                : number(from);
    if (number == null) {
      return NullNode.NULL;
    }
    BigDecimal scaled = number.setScale(target.scale(), RoundingMode.HALF_UP);
    return scaled.precision() > target.precision() ? NullNode.NULL : ScalarNode.of(target, scaled);
  }

  static @Nullable BigDecimal number(ScalarNode from) {
    Object value = from.value();
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof String text) {
      String trimmed = text.strip();
      return isNumber(trimmed) ? bounded(new BigDecimal(trimmed)) : null;
    }
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue())
          ? bounded(new BigDecimal(value.toString()))
          : null;
    }
    boolean integral = value instanceof Number && !TimeCasts.isTime(from.type());
    return integral ? BigDecimal.valueOf(((Number) value).longValue()) : null;
  }

  private static @Nullable BigDecimal bounded(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT ? null : number;
  }

  /** Whether the text is a decimal number, with or without fraction and exponent. */
  static boolean isNumber(String text) {
    int i = 0;
    int length = text.length();
    if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int start = i;
    i = digits(text, i);
    int digits = i - start;
    if (i < length && text.charAt(i) == '.') {
      int fraction = i + 1;
      i = digits(text, fraction);
      digits += i - fraction;
    }
    if (digits == 0) {
      return false;
    }
    return i == length || exponent(text, i);
  }

  private static boolean exponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int i = at + 1;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int end = digits(text, i);
    return end > i && end - i <= 4 && end == text.length();
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
