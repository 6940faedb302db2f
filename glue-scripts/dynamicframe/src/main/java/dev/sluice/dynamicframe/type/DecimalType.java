package dev.sluice.dynamicframe.type;

/** An exact number of {@code precision} digits, {@code scale} of them after the point. */
public record DecimalType(int precision, int scale) implements DynamicType {

  /** What {@code decimal} without parameters means. */
  public static final DecimalType DEFAULT = new DecimalType(10, 2);

  /** More digits have no type. */
  public static final int MAX_PRECISION = 38;

  public DecimalType {
    if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
      throw new IllegalArgumentException(
          "decimal(%d,%d) is no decimal type: use a precision of 1 to 38 and a scale of 0 to the precision"
              .formatted(precision, scale));
    }
  }

  /** The narrowest decimal that holds the values of both, as far as 38 digits allow. */
  public DecimalType widen(DecimalType other) {
    int newScale = Math.max(scale, other.scale);
    int whole = Math.max(precision - scale, other.precision - other.scale);
    int newPrecision = Math.min(MAX_PRECISION, whole + newScale);
    return new DecimalType(newPrecision, Math.min(newScale, newPrecision));
  }

  @Override
  public String typeName() {
    return "decimal";
  }

  @Override
  public String toString() {
    return "decimal(" + precision + "," + scale + ")";
  }
}
