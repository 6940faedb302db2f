package dev.sluice.dynamicframe.cases;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** What the operators of case functions do, with Python's exceptions where types do not fit. */
final class Operators {
  private Operators() {}

  static boolean truth(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    return value != null && !value.toString().isEmpty();
  }

  static Object apply(String operator, Object left, Object right) {
    return switch (operator) {
      case "==" -> same(left, right);
      case "!=" -> !same(left, right);
      case "in" -> contains(right, left);
      case "not in" -> !contains(right, left);
      case "<" -> compare(left, right) < 0;
      case ">" -> compare(left, right) > 0;
      case "<=" -> compare(left, right) <= 0;
      case ">=" -> compare(left, right) >= 0;
      default -> arithmetic(operator, left, right);
    };
  }

  private static boolean contains(Object whole, Object part) {
    if (whole instanceof Map<?, ?> map) {
      return map.containsKey(part);
    }
    return whole instanceof String text
        ? text.contains((String) part)
        : ((Collection<?>) whole).stream().anyMatch(e -> same(part, e));
  }

  private static boolean same(Object left, Object right) {
    return (left instanceof Number && right instanceof Number)
        ? number(left).compareTo(number(right)) == 0
        : Objects.equals(left, right);
  }

  private static int compare(Object left, Object right) {
    if (left instanceof Number && right instanceof Number) {
      return number(left).compareTo(number(right));
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    throw new ClassCastException("TypeError: cannot compare " + left + " with " + right);
  }

  private static Object arithmetic(String operator, Object left, Object right) {
    if (operator.equals("+") && left instanceof String a && right instanceof String b) {
      return a + b;
    }
    if (!(left instanceof Number) || !(right instanceof Number)) {
      throw new ClassCastException("TypeError: " + left + " " + operator + " " + right);
    }
    BigDecimal a = number(left);
    BigDecimal b = number(right);
    if (operator.equals("/")) {
      if (b.signum() == 0) {
        throw new ArithmeticException("ZeroDivisionError: division by zero");
      }
      return a.doubleValue() / b.doubleValue();
    }
    BigDecimal result =
        switch (operator) {
          case "+" -> a.add(b);
          case "-" -> a.subtract(b);
          case "*" -> a.multiply(b);
          default -> a.remainder(b);
        };
    boolean whole = !(left instanceof Double) && !(right instanceof Double);
    if (!whole) {
      return result.doubleValue();
    }
    long number = result.longValue();
    return number == (int) number && !(left instanceof Long)
        ? (Object) (int) number
        : (Object) number;
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }
}
