package dev.sluice.local.glue.expression;

import dev.sluice.local.glue.GlueErrors;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A partition key; its type decides what greater and less mean. */
record Key(String name, String type) {
  private static final Set<String> NUMBERS =
      Set.of("tinyint", "smallint", "int", "integer", "bigint", "long", "float", "double");

  Key {
    type = type.toLowerCase(Locale.ROOT);
  }

  String in(Map<String, String> values) {
    return values.getOrDefault(name, "");
  }

  int compare(String value, String literal) {
    return isNumber() ? number(value).compareTo(number(literal)) : value.compareTo(literal);
  }

  private boolean isNumber() {
    return NUMBERS.contains(type) || type.startsWith("decimal");
  }

  private BigDecimal number(String text) {
    try {
      return new BigDecimal(text.trim());
    } catch (NumberFormatException e) {
      throw GlueErrors.invalidInput(
          "'" + text + "' is not a number, but the type of partition key " + name + " is " + type);
    }
  }
}
