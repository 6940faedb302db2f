package dev.sluice.dynamicframe.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small expressions in which cases write functions: comparisons, arithmetic, literals. */
final class Script {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\\d+\\.\\d+|\\d+)|'([^']*)'|\"([^\"]*)\"|`([^`]+)`|([A-Za-z_][\\w]*)|(==|!=|<=|>=|&&|\\|\\||[-+*/%<>(){}\\[\\],:.!?]))");

  private static final List<String> RECORD = List.of("rec", "record", "r", "x", "row");

  /** A value computed from a record. */
  interface Expression {
    Object of(Map<String, Object> record);
  }

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private Script(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new CaseException("the function cannot be expressed: " + text);
    }
  }

  /** Reads an expression; a remark in parentheses behind it is left alone. */
  static Expression parse(String text) {
    String plain =
        text.strip()
            .replaceFirst("^lambda\\s+\\w+\\s*:\\s*", "")
            .replaceFirst("\\s\\([A-Z]\\w*(Error|Exception).*\\)$", "");
    Script script = new Script(plain);
    Expression result = script.ternary();
    if (script.at < script.tokens.size()) {
      throw new CaseException("the function cannot be expressed: " + text);
    }
    return result;
  }

  private boolean take(String... words) {
    for (String word : words) {
      if (at < tokens.size() && tokens.get(at).equals(word)) {
        at++;
        return true;
      }
    }
    return false;
  }

  private void need(String word) {
    if (!take(word)) {
      throw new CaseException("expected '" + word + "' in " + tokens + " at " + at);
    }
  }

  private Expression ternary() {
    Expression yes = or();
    if (take("if")) {
      Expression condition = or();
      need("else");
      Expression no = ternary();
      return r -> Operators.truth(condition.of(r)) ? yes.of(r) : no.of(r);
    }
    return yes;
  }

  private Expression or() {
    Expression left = and();
    while (take("or", "||")) {
      Expression first = left;
      Expression second = and();
      left = r -> Operators.truth(first.of(r)) || Operators.truth(second.of(r));
    }
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (take("and", "&&")) {
      Expression first = left;
      Expression second = not();
      left = r -> Operators.truth(first.of(r)) && Operators.truth(second.of(r));
    }
    return left;
  }

  private Expression not() {
    if (take("not", "!")) {
      Expression inner = not();
      return r -> !Operators.truth(inner.of(r));
    }
    return binary(0);
  }

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("==", "!=", "<=", ">=", "<", ">", "in", "is"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private Expression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expression left = binary(level + 1);
    while (at < tokens.size() && LEVELS.get(level).contains(tokens.get(at))) {
      String sign = tokens.get(at++);
      String operator = sign.equals("is") ? take("not") ? "!=" : "==" : sign;
      Expression first = left;
      Expression second = binary(level + 1);
      left = r -> Operators.apply(operator, first.of(r), second.of(r));
    }
    return left;
  }

  private Expression unary() {
    if (take("-")) {
      Expression inner = unary();
      return r -> Operators.apply("-", 0, inner.of(r));
    }
    if (take("(")) {
      Expression inner = ternary();
      need(")");
      return inner;
    }
    if (take("[")) {
      return list();
    }
    return take("{") ? object() : atom();
  }

  private Expression list() {
    List<Expression> elements = new ArrayList<>();
    while (!take("]")) {
      elements.add(ternary());
      take(",");
    }
    return r -> new ArrayList<>(elements.stream().map(e -> e.of(r)).toList());
  }

  private Expression object() {
    Map<String, Expression> fields = new LinkedHashMap<>();
    while (!take("}")) {
      String name = tokens.get(at++).replaceAll("['\"`]", "");
      need(":");
      fields.put(name, ternary());
      take(",");
    }
    return r -> {
      Map<String, Object> value = new LinkedHashMap<>();
      fields.forEach((name, e) -> value.put(name, e.of(r)));
      return value;
    };
  }

  private Expression atom() {
    if (at >= tokens.size()) {
      throw new CaseException("the function ends too early: " + tokens);
    }
    String token = tokens.get(at++);
    if (token.matches("['\"].*")) {
      String text = token.substring(1, token.length() - 1);
      return r -> text;
    }
    if (token.matches("\\d+")) {
      long number = Long.parseLong(token);
      Object value = number == (int) number ? (Object) (int) number : (Object) number;
      return r -> value;
    }
    if (token.matches("\\d+\\.\\d+")) {
      return r -> Double.valueOf(token);
    }
    return switch (token) {
      case "true", "True" -> r -> true;
      case "false", "False" -> r -> false;
      case "null", "None" -> r -> null;
      default -> field(token);
    };
  }

  private Expression field(String first) {
    List<String> path = new ArrayList<>(List.of(first.replace("`", "")));
    boolean indexed = false;
    while (take(".", "[")) {
      boolean bracket = tokens.get(at - 1).equals("[");
      indexed |= bracket;
      path.add(tokens.get(at++).replaceAll("['\"`]", ""));
      if (bracket) {
        need("]");
      }
    }
    // In rec["a"] the first name is the record's own.
    List<String> names =
        indexed || (RECORD.contains(first) && path.size() > 1)
            ? path.subList(1, path.size())
            : path;
    return r -> {
      Object value = r;
      for (String name : names) {
        if (!(value instanceof Map<?, ?> map) || !map.containsKey(name)) {
          throw new NoSuchElementException("KeyError: " + name);
        }
        value = map.get(name);
      }
      return value;
    };
  }
}
