package dev.sluice.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A name with {@code {placeholders}} in it, such as {@code cloudtrail_{account}_{region}}. */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /** Literal text, or the name of a placeholder. */
  record Piece(String text, boolean placeholder) {}

  private final String text;
  private final List<Piece> pieces;
  private final Set<String> names;
  private final Pattern filled;

  private Template(String text, List<Piece> pieces, Set<String> names) {
    this.text = text;
    this.pieces = pieces;
    this.names = names;
    this.filled = pattern(pieces);
  }

  /** Reads a template; fails when a placeholder is malformed or comes twice. */
  public static Template parse(String text) {
    var pieces = new ArrayList<Piece>();
    var names = new LinkedHashSet<String>();
    var matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    while (matcher.find()) {
      addLiteral(pieces, text, from, matcher.start());
      String name = matcher.group(1);
      if (!Values.isName(name)) {
        throw new IllegalArgumentException(
            "'{%s}' in '%s' is no placeholder; use lower-case letters, digits and _"
                .formatted(name, text));
      }
      if (!names.add(name)) {
        throw new IllegalArgumentException(
            "'{%s}' comes twice in '%s'; name each placeholder once".formatted(name, text));
      }
      pieces.add(new Piece(name, true));
      from = matcher.end();
    }
    addLiteral(pieces, text, from, text.length());
    return new Template(text, List.copyOf(pieces), names);
  }

  private static void addLiteral(List<Piece> pieces, String text, int from, int to) {
    String literal = text.substring(from, to);
    if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0) {
      throw new IllegalArgumentException("'%s' has an unpaired brace".formatted(text));
    }
    if (!literal.isEmpty()) {
      pieces.add(new Piece(literal, false));
    }
  }

  /** The placeholders, in order. */
  public Set<String> names() {
    return Set.copyOf(names);
  }

  /** The name for these values, which must hold every placeholder. */
  public String fill(Map<String, String> values) {
    return fill(values, UnaryOperator.identity());
  }

  /** As {@link #fill(Map)} with hyphens as underscores: catalog tables want plain names. */
  public String fillPlain(Map<String, String> values) {
    return fill(values, value -> value.replace('-', '_'));
  }

  private String fill(Map<String, String> values, UnaryOperator<String> form) {
    var name = new StringBuilder();
    for (Piece piece : pieces) {
      name.append(piece.placeholder ? form.apply(value(values, piece.text)) : piece.text);
    }
    return name.toString();
  }

  private String value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' needs a value for {%s}, but there is only %s"
                        .formatted(text, name, values)));
  }

  /** Whether {@code name} can be a filled form of this template. */
  public boolean couldBe(String name) {
    return filled.matcher(name).matches();
  }

  /** The values that fill this template to {@code name}; empty when none do. */
  public Map<String, String> read(String name) {
    var matcher = filled.matcher(name);
    var values = new LinkedHashMap<String, String>();
    if (matcher.matches()) {
      int group = 1;
      for (String placeholder : names) {
        values.put(placeholder, matcher.group(group++));
      }
    }
    return values;
  }

  private static Pattern pattern(List<Piece> pieces) {
    var regex = new StringBuilder();
    for (Piece piece : pieces) {
      regex.append(piece.placeholder ? "([A-Za-z0-9_.-]+)" : Pattern.quote(piece.text));
    }
    return Pattern.compile(regex.toString());
  }

  List<Piece> pieces() {
    return pieces;
  }

  @Override
  public String toString() {
    return text;
  }
}
