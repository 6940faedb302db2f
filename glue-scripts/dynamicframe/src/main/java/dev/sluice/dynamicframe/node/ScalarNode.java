package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;

/**
 * A single value: dates are days since 1970, timestamps microseconds since 1970, as Spark keeps
 * them.
 */
public record ScalarNode(DynamicType type, Object value) implements DynamicNode {
  public ScalarNode {
    Objects.requireNonNull(value, "value");
  }

  /** A string. */
  public static ScalarNode of(String value) {
    return new ScalarNode(ScalarType.STRING, value);
  }

  /** An int. */
  public static ScalarNode of(int value) {
    return new ScalarNode(ScalarType.INT, value);
  }

  /** A long. */
  public static ScalarNode of(long value) {
    return new ScalarNode(ScalarType.LONG, value);
  }

  /** A double. */
  public static ScalarNode of(double value) {
    return new ScalarNode(ScalarType.DOUBLE, value);
  }

  /** A boolean. */
  public static ScalarNode of(boolean value) {
    return new ScalarNode(ScalarType.BOOLEAN, value);
  }

  /** A decimal, rounded to the type's scale by the caller. */
  public static ScalarNode of(DecimalType type, BigDecimal value) {
    return new ScalarNode(type, value);
  }

  @Override
  public String typeName() {
    return type.typeName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScalarNode that
        && type.equals(that.type)
        && Objects.deepEquals(value, that.value);
  }

  @Override
  public int hashCode() {
    return value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value.hashCode();
  }

  @Override
  public String toString() {
    return NodeJson.compact(this);
  }
}
