package dev.sluice.local.glue.expression;

import dev.sluice.local.glue.GlueErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the text of an expression into a condition. */
public final class Expression {
  private static final int LONGEST = 2048;

  private final Map<String, String> types;
  private final List<Token> tokens;
  private int next;

  private Expression(String text, Map<String, String> types) {
    this.types = types;
    this.tokens = Token.all(text);
  }

  /**
   * Parses an expression over partition keys.
   *
   * @param types the type of each key
   */
  public static Condition parse(String text, Map<String, String> types) {
    if (text.length() > LONGEST) {
      throw GlueErrors.invalidInput(
          "Expression has " + text.length() + " characters, but at most " + LONGEST + " are taken");
    }
    if (text.isBlank()) {
      return new Condition.Always();
    }
    Expression parser = new Expression(text, types);
    Condition condition = parser.or();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected("AND, OR or the end");
    }
    return condition;
  }

  private Condition or() {
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (take("OR")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
  }

  private Condition and() {
    List<Condition> parts = new ArrayList<>(List.of(not()));
    while (take("AND")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
  }

  private Condition not() {
    if (take("NOT")) {
      return new Condition.Not(not());
    }
    if (take("(")) {
      Condition inner = or();
      expect(")");
      return inner;
    }
    return comparison();
  }

  private Condition comparison() {
    Key key = key();
    boolean negated = take("NOT");
    Condition condition;
    if (take("IN")) {
      condition = new Condition.In(key, literals());
    } else if (take("BETWEEN")) {
      String low = literal();
      expect("AND");
      condition = new Condition.Between(key, low, literal());
    } else if (take("LIKE")) {
      condition = new Condition.Like(key, pattern(literal()));
    } else if (negated) {
      throw unexpected("IN, BETWEEN or LIKE");
    } else {
      Token symbol = tokens.get(next);
      Operator operator = Operator.of(symbol.text()).orElseThrow(() -> unexpected("a comparison"));
      next++;
      return new Condition.Compare(key, operator, literal());
    }
    return negated ? new Condition.Not(condition) : condition;
  }

  private Key key() {
    Token token = peek();
    if (token.kind() != Token.Kind.WORD) {
      throw unexpected("a partition key");
    }
    String name = token.text().toLowerCase(Locale.ROOT);
    String type = types.get(name);
    if (type == null) {
      throw GlueErrors.invalidInput(
          "Unsupported expression: "
              + token.text()
              + " is not a partition key of "
              + types.keySet());
    }
    next++;
    return new Key(name, type);
  }

  private List<String> literals() {
    expect("(");
    List<String> found = new ArrayList<>(List.of(literal()));
    while (take(",")) {
      found.add(literal());
    }
    expect(")");
    return found;
  }

  private String literal() {
    Token token = peek();
    if (token.is("DATE") || token.is("TIMESTAMP")) {
      next++;
      token = peek();
    }
    if (token.kind() != Token.Kind.LITERAL) {
      throw unexpected("a literal");
    }
    next++;
    return token.text();
  }

  private static Pattern pattern(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      regex.append(
          switch (c) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean take(String keyword) {
    if (!peek().is(keyword)) {
      return false;
    }
    next++;
    return true;
  }

  private void expect(String keyword) {
    if (!take(keyword)) {
      throw unexpected(keyword);
    }
  }

  private RuntimeException unexpected(String wanted) {
    Token token = peek();
    return GlueErrors.invalidInput(
        "Unsupported expression: expected "
            + wanted
            + " at position "
            + token.at()
            + ", found "
            + token.text());
  }
}
