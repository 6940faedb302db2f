package dev.sluice.dynamicframe.path;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps from a record's root to a field: {@code a.`b.c`.list[].d}. */
public record FieldPath(List<Step> steps) implements Serializable {

  /** One name, and how many levels of array elements to enter behind it. */
  public record Step(String name, int brackets) implements Serializable {}

  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path needs at least one name");
    }
  }

  /** A path through these names, taken as they are. */
  public static FieldPath of(String... names) {
    return new FieldPath(List.of(names).stream().map(n -> new Step(n, 0)).toList());
  }

  /** Reads a path as Glue users write it. */
  public static FieldPath parse(String text) {
    return new FieldPath(new Parser(text).steps());
  }

  /** The last step's name. */
  public String leaf() {
    return steps.get(steps.size() - 1).name();
  }

  /** The names without brackets. */
  public List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  /** Whether the path enters the elements of an array. */
  public boolean entersArrays() {
    return steps.stream().anyMatch(s -> s.brackets() > 0);
  }

  /** The path as it is written, quoted where needed. */
  @Override
  public String toString() {
    return steps.stream()
        .map(s -> quote(s.name()) + "[]".repeat(s.brackets()))
        .collect(Collectors.joining("."));
  }

  /** A name as it must stand in a path. */
  public static String quote(String name) {
    boolean plain = name.chars().noneMatch(c -> ".[]()`".indexOf(c) >= 0);
    return plain ? name : "`" + name + "`";
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text.strip();
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      do {
        steps.add(new Step(name(), brackets()));
      } while (at < text.length() && text.charAt(at++) == '.');
      if (at < text.length()) {
        throw bad("expected '.' at character " + at);
      }
      return steps;
    }

    private String name() {
      int start = at;
      if (at < text.length() && text.charAt(at) == '`') {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
          throw bad("its back-tick is not closed");
        }
        at = end + 1;
        return text.substring(start + 1, end);
      }
      while (at < text.length() && text.charAt(at) != '.' && !text.startsWith("[]", at)) {
        at++;
      }
      if (at == start) {
        throw bad("a name is empty; put names that hold dots in back-ticks");
      }
      return text.substring(start, at);
    }

    private int brackets() {
      int count = 0;
      while (text.startsWith("[]", at)) {
        at += 2;
        count++;
      }
      return count;
    }

    private IllegalArgumentException bad(String why) {
      return new IllegalArgumentException("'" + text + "' is no path: " + why);
    }
  }
}
