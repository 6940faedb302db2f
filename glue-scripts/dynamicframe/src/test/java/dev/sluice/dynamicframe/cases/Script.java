package dev.sluice.dynamicframe.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small expressions in which cases write functions: comparisons, arithmetic, literals. */
final class Script {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\\d+\\.\\d+|\\d+)|'([^']*)'|\"([^\"]*)\"|`([^`]+)`|([A-Za-z_][\\w]*)|(==|!=|<=|>=|=|&&|\\|\\||[-+*/%<>(){}\\[\\],:.!?]))");

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
          List.of("==", "=", "!=", "<=", ">=", "<", ">", "in", "is"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private Expression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expression left = binary(level + 1);
    while (LEVELS.get(level).contains(peek(0)) || (level == 0 && peek(0).equals("not"))) {
      String sign = tokens.get(at++);
      String operator =
          switch (sign) {
            case "is" -> take("not") ? "!=" : "==";
            case "not" -> "not " + tokens.get(at++);
            case "=" -> "==";
            default -> sign;
          };
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

  /** A name, or a call, with what follows it: members, elements, methods. */
  private Expression field(String first) {
    String name = first.replace("`", "");
    Expression value;
    if (take("(")) {
      List<Expression> given = arguments();
      value = r -> Calls.function(name, values(given, r));
    } else {
      value = isRecord(first) ? r -> r : r -> Calls.member(r, name);
    }
    while (take(".", "[")) {
      boolean bracket = tokens.get(at - 1).equals("[");
      Expression owner = value;
      if (bracket) {
        Expression key = ternary();
        need("]");
        value = r -> Calls.member(owner.of(r), key.of(r));
      } else {
        String member = tokens.get(at++).replace("`", "");
        List<Expression> given = take("(") ? arguments() : null;
        value =
            given == null
                ? r -> Calls.member(owner.of(r), member)
                : r -> Calls.method(member, owner.of(r), values(given, r));
      }
    }
    return value;
  }

  /** In rec["a"] and in rec.a the first name is the record's own. */
  private boolean isRecord(String first) {
    boolean quoted = peek(0).equals("[") && peek(1).matches("['\"].*");
    boolean inRecord = at > 1 && tokens.get(at - 2).equals("in");
    return quoted || (RECORD.contains(first) && (peek(0).equals(".") || inRecord));
  }

  private String peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
  }

  private List<Expression> arguments() {
    List<Expression> given = new ArrayList<>();
    while (!take(")")) {
      given.add(ternary());
      take(",");
    }
    return given;
  }

  private static List<Object> values(List<Expression> expressions, Map<String, Object> record) {
    List<Object> values = new ArrayList<>();
    expressions.forEach(e -> values.add(e.of(record)));
    return values;
  }
}
