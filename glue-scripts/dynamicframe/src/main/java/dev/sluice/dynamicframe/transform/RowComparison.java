package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.PathReader;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** One condition of SplitRows: a missing or null value, or one of another kind, fulfils none. */
public record RowComparison(FieldPath path, Operator operator, Object constant)
    implements Serializable {

  /** How a value is compared. */
  public enum Operator {
    NOT_EQUAL("!="),
    EQUAL("="),
    AT_MOST("<="),
    LESS("<"),
    AT_LEAST(">="),
    GREATER(">");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign.equals("==") ? "=" : sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(
          "'" + sign + "' is no comparator of SplitRows: use one of != = <= < >= >");
    }

    boolean holds(int comparison) {
      return switch (this) {
        case NOT_EQUAL -> comparison != 0;
        case EQUAL -> comparison == 0;
        case AT_MOST -> comparison <= 0;
        case LESS -> comparison < 0;
        case AT_LEAST -> comparison >= 0;
        case GREATER -> comparison > 0;
      };
    }
  }

  public RowComparison {
    Objects.requireNonNull(path, "path");
    boolean usable =
        constant instanceof Number || constant instanceof String || constant instanceof Boolean;
    if (!usable) {
      throw new IllegalArgumentException(
          "SplitRows compares '%s' with numbers, strings and booleans, not with %s"
              .formatted(path, constant));
    }
  }

  /** A condition as Glue users write it: {@code of("age", ">", 10)}. */
  public static RowComparison of(String path, String operator, Object constant) {
    return new RowComparison(FieldPath.parse(path), Operator.of(operator), constant);
  }

  boolean holds(StructNode record, PathReader reader) {
    DynamicNode node = reader.get(record);
    return node instanceof ScalarNode scalar && holds(scalar);
  }

  private boolean holds(ScalarNode scalar) {
    Object value = scalar.value();
    String type = scalar.typeName();
    boolean time = type.startsWith("date") || type.startsWith("timestamp");
    if (value instanceof Number number && constant instanceof Number wanted && !time) {
      return operator.holds(exact(number).compareTo(exact(wanted)));
    }
    if (constant instanceof String text && (time || value instanceof String)) {
      return operator.holds(Casts.text(scalar).compareTo(text));
    }
    if (value instanceof Boolean flag && constant instanceof Boolean wanted) {
      return operator.holds(flag.compareTo(wanted));
    }
    return false;
  }

  private static BigDecimal exact(Number number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }

  /** Whether a record fulfils all comparisons. */
  static boolean all(StructNode record, Map<RowComparison, PathReader> comparisons) {
    return comparisons.entrySet().stream().allMatch(e -> e.getKey().holds(record, e.getValue()));
  }
}
