package dev.sluice.local.glue.expression;

import dev.sluice.local.glue.GlueErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word of an expression. */
record Token(Kind kind, String text, int at) {
  enum Kind {
    WORD,
    LITERAL,
    SYMBOL,
    END
  }

  boolean is(String keyword) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(keyword);
  }

  static List<Token> all(String expression) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < expression.length()) {
      char c = expression.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else {
        Token token = next(expression, at, c);
        tokens.add(token);
        at = end(expression, token);
      }
    }
    tokens.add(new Token(Kind.END, "the end", expression.length()));
    return tokens;
  }

  private static Token next(String expression, int at, char c) {
    if (c == '\'' || c == '"') {
      return quoted(expression, at, c);
    }
    if (c == '`') {
      int end = expression.indexOf('`', at + 1);
      if (end < 0) {
        throw GlueErrors.invalidInput("The name that starts at " + at + " has no closing `");
      }
      return new Token(Kind.WORD, expression.substring(at + 1, end), at);
    }
    if (Character.isDigit(c) || ((c == '-' || c == '+') && digitAt(expression, at + 1))) {
      int end = at + 1;
      while (end < expression.length()
          && (Character.isDigit(expression.charAt(end)) || expression.charAt(end) == '.')) {
        end++;
      }
      return new Token(Kind.LITERAL, expression.substring(at, end), at);
    }
    if (Character.isLetter(c) || c == '_') {
      int end = at + 1;
      while (end < expression.length()
          && (Character.isLetterOrDigit(expression.charAt(end)) || expression.charAt(end) == '_')) {
        end++;
      }
      return new Token(Kind.WORD, expression.substring(at, end), at);
    }
    for (String symbol : List.of("<=", ">=", "<>", "!=", "=", "<", ">", "(", ")", ",")) {
      if (expression.startsWith(symbol, at)) {
        return new Token(Kind.SYMBOL, symbol, at);
      }
    }
    throw GlueErrors.invalidInput(
        String.format(Locale.ROOT, "Unsupported expression: '%s' at position %d", c, at));
  }

  /** A quote inside a literal is written twice. */
  private static Token quoted(String expression, int at, char quote) {
    StringBuilder text = new StringBuilder();
    for (int i = at + 1; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c != quote) {
        text.append(c);
      } else if (i + 1 < expression.length() && expression.charAt(i + 1) == quote) {
        text.append(quote);
        i++;
      } else {
        return new Token(Kind.LITERAL, text.toString(), at);
      }
    }
    throw GlueErrors.invalidInput("The literal that starts at " + at + " has no closing quote");
  }

  private static int end(String expression, Token token) {
    char first = expression.charAt(token.at());
    if (first == '`') {
      return token.at() + token.text().length() + 2;
    }
    if (first != '\'' && first != '"') {
      return token.at() + token.text().length();
    }
    long doubled = token.text().chars().filter(c -> c == first).count();
    return token.at() + token.text().length() + 2 + (int) doubled;
  }

  private static boolean digitAt(String expression, int at) {
    return at < expression.length() && Character.isDigit(expression.charAt(at));
  }
}
