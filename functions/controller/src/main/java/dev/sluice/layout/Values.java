package dev.sluice.layout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What values of placeholders may look like, and their plain-text form {@code a=1/b=2}. */
final class Values {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-](?:\\.?[A-Za-z0-9_-]){0,127}");

  private Values() {}

  static Map<String, String> checked(Map<String, String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A partition needs at least one value; got none");
    }
    values.forEach(Values::check);
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static void check(String name, String value) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'%s' is no placeholder name; use lower-case letters, digits and _".formatted(name));
    }
    // The one gate that keeps quotes, slashes and dots-dots out of predicates, paths and ledger
    // keys.
    if (!VALUE.matcher(value).matches()) {
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
