package dev.sluice.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** What values of placeholders may look like, and their plain-text form {@code a=1/b=2}. */
final class Values {
  private static final int MAX_NAME = 63;
  private static final int MAX_VALUE = 128;

  private Values() {}

  static Map<String, String> checked(Map<String, String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A partition needs at least one value; got none");
    }
    values.forEach(Values::check);
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  // Checked by hand: every event makes some partitions, and patterns took a tenth of its time.
  static boolean isName(String name) {
    boolean valid = !name.isEmpty() && name.length() <= MAX_NAME && isLower(name.charAt(0));
    for (int i = 1; valid && i < name.length(); i++) {
      char c = name.charAt(i);
      valid = isLower(c) || isDigit(c) || c == '_';
    }
    return valid;
  }

  /** Letters, digits, '-' and '_', with single dots between them. */
  private static boolean isValue(String value) {
    boolean afterDot = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean dot = c == '.';
      boolean plain = isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
      if (!plain && (!dot || afterDot)) {
        return false;
      }
      afterDot = dot;
    }
    return !afterDot && value.length() <= MAX_VALUE;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void check(String name, String value) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'%s' is no placeholder name; use lower-case letters, digits and _".formatted(name));
    }
    // The one gate that keeps quotes, slashes and dots-dots out of predicates, paths and ledger
    // keys.
    if (!isValue(value)) {
      throw new IllegalArgumentException(
          "'%s' is no value for {%s}; use letters, digits, '-', '_' and single dots"
              .formatted(value, name));
    }
  }

  static String text(Map<String, String> values) {
    var joiner = new StringJoiner("/");
    values.forEach((name, value) -> joiner.add(name + "=" + value));
    return joiner.toString();
  }

  static Map<String, String> parse(String text) {
    var values = new LinkedHashMap<String, String>();
    for (String part : text.split("/", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "'%s' is no partition; write it as name=value/name=value".formatted(text));
      }
      values.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return values;
  }
}
