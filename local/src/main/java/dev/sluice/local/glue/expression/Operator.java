package dev.sluice.local.glue.expression;

import java.util.Arrays;
import java.util.Optional;

/** A comparison. */
enum Operator {
  EQUAL("="),
  NOT_EQUAL("<>", "!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String symbol;
  private final String alias;

  Operator(String symbol) {
    this(symbol, symbol);
  }

  Operator(String symbol, String alias) {
    this.symbol = symbol;
    this.alias = alias;
  }

  static Optional<Operator> of(String text) {
    return Arrays.stream(values())
        .filter(value -> value.symbol.equals(text) || value.alias.equals(text))
        .findFirst();
  }

  boolean holds(int comparison) {
    return switch (this) {
      case EQUAL -> comparison == 0;
      case NOT_EQUAL -> comparison != 0;
      case LESS -> comparison < 0;
      case AT_MOST -> comparison <= 0;
      case GREATER -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
    };
  }
}
