package dev.sluice.jobs.jdbc.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.types.Decimal;

/**
 * PostgreSQL's numeric: how many digits to the base 10,000 there are, the weight of the first,
 * sign, shown scale, digits. What does not fit the column exactly is refused.
 */
final class PgNumeric implements PgField {
  private static final int NEGATIVE = 0x4000;
  private static final int SPECIAL = 0x8000;
  private static final int HEADER = 8;
  private static final int BASE_DIGITS = 4;
  private static final long BASE = 10_000;

  /** So many base digits, and as many powers of ten, cannot overflow a long. */
  private static final int QUICK_DIGITS = 3;

  private static final int QUICK_PRECISION = 18;
  private static final long[] POWERS = powers();

  private final ReadPart part;
  private final SourceColumn column;

  /** The first number with a digit too many; of no use where the quick way is not taken. */
  private final long limit;

  PgNumeric(ReadPart part, SourceColumn column) {
    this.part = part;
    this.column = column;
    this.limit = BigInteger.TEN.pow(Math.min(column.precision(), QUICK_PRECISION)).longValueExact();
  }

  private static long[] powers() {
    long[] powers = new long[7];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  @Override
  public Object read(byte[] data, int at, int length) {
    int digits = BigEndian.small(data, at);
    int weight = BigEndian.small(data, at + 2);
    int sign = BigEndian.small(data, at + 4) & 0xFFFF;
    if ((sign & SPECIAL) != 0) {
      throw BadValue.of(part, column, sign == 0xC000 ? "NaN" : "infinity");
    }
    int shift = BASE_DIGITS * (weight - digits + 1) + column.scale();
    if (digits <= QUICK_DIGITS
        && column.precision() <= QUICK_PRECISION
        && Math.abs(shift) < POWERS.length) {
      return quick(data, at + HEADER, digits, shift, sign == NEGATIVE);
    }
    return exact(data, at + HEADER, digits, shift, sign == NEGATIVE);
  }

  private Object quick(byte[] data, int at, int digits, int shift, boolean negative) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * BASE + BigEndian.small(data, at + 2 * i);
    }
    if (shift >= 0) {
      value *= POWERS[shift];
    } else if (value % POWERS[-shift] == 0) {
      value /= POWERS[-shift];
    } else {
      return exact(data, at, digits, shift, negative);
    }
    long signed = negative ? -value : value;
    if (value >= limit) {
      throw BadValue.of(part, column, BigDecimal.valueOf(signed, column.scale()).toPlainString());
    }
    return Decimal.createUnsafe(signed, column.precision(), column.scale());
  }

  private Object exact(byte[] data, int at, int digits, int shift, boolean negative) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < digits; i++) {
      value =
          value
              .multiply(BigInteger.valueOf(BASE))
              .add(BigInteger.valueOf(BigEndian.small(data, at + 2 * i)));
    }
    BigDecimal number = new BigDecimal(negative ? value.negate() : value, column.scale() - shift);
    BigDecimal shown = number.stripTrailingZeros();
    if (shown.scale() > column.scale()
        || shown.precision() - shown.scale() > column.precision() - column.scale()) {
      throw BadValue.of(part, column, shown.toPlainString());
    }
    return Decimal.apply(number.setScale(column.scale()), column.precision(), column.scale());
  }
}
