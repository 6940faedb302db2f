package dev.sluice.local.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Evaluates the GetPartitions expressions that the controller writes. */
final class Expression {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^']*)'|[A-Za-z_][A-Za-z0-9_]*|[=(),])");

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, String> values;
  private int next;

  private Expression(String text, Map<String, String> values) {
    var matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("Cannot read '%s' from %d on".formatted(text, end));
    }
    this.values = values;
  }

  /** Whether the expression selects a partition with these values; an empty one selects all. */
  static boolean selects(String text, Map<String, String> values) {
    var expression = new Expression(text, values);
    return expression.tokens.isEmpty() || expression.any();
  }

  private boolean any() {
    boolean result = all();
    while (accept("or")) {
      result |= all();
    }
    return result;
  }

  private boolean all() {
    boolean result = one();
    while (accept("and")) {
      result &= one();
    }
    return result;
  }

  private boolean one() {
    if (accept("(")) {
      boolean result = any();
      expect(")");
      return result;
    }
    String name = take();
    String value = values.getOrDefault(name, "");
    if (accept("=")) {
      return value.equals(text());
    }
    if (accept("between")) {
      String least = text();
      expect("and");
      String most = text();
      return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
    expect("in");
    expect("(");
    boolean result = false;
    do {
      result |= value.equals(text());
    } while (accept(","));
    expect(")");
    return result;
  }

  private String text() {
    String quoted = take();
    return quoted.substring(1, quoted.length() - 1);
  }

  private String take() {
    if (next == tokens.size()) {
      throw new IllegalArgumentException("The expression ends too early: " + tokens);
    }
    return tokens.get(next++);
  }

  private boolean accept(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    next += found ? 1 : 0;
    return found;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException(
          "Expected '%s' at %d of %s".formatted(token, next, tokens));
    }
  }
}
