package dev.sluice.local.glue.expression;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an expression asks of a partition. */
public sealed interface Condition {
  /** Whether a partition with these values, by key, is wanted. */
  boolean accepts(Map<String, String> values);

  /** No condition at all. */
  record Always() implements Condition {
    @Override
    public boolean accepts(Map<String, String> values) {
      return true;
    }
  }

  /** All of these. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean accepts(Map<String, String> values) {
      return parts.stream().allMatch(part -> part.accepts(values));
    }
  }

  /** Any of these. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean accepts(Map<String, String> values) {
      return parts.stream().anyMatch(part -> part.accepts(values));
    }
  }

  /** The opposite. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean accepts(Map<String, String> values) {
      return !part.accepts(values);
    }
  }

  /** A key beside a literal. */
  record Compare(Key key, Operator operator, String literal) implements Condition {
    @Override
    public boolean accepts(Map<String, String> values) {
      return operator.holds(key.compare(key.in(values), literal));
    }
  }

  /** One of several literals. */
  record In(Key key, List<String> literals) implements Condition {
    public In {
      literals = List.copyOf(literals);
    }

    @Override
    public boolean accepts(Map<String, String> values) {
      String value = key.in(values);
      return literals.stream().anyMatch(literal -> key.compare(value, literal) == 0);
    }
  }

  /** From one literal to another, both included. */
  record Between(Key key, String low, String high) implements Condition {
    @Override
    public boolean accepts(Map<String, String> values) {
      String value = key.in(values);
      return key.compare(value, low) >= 0 && key.compare(value, high) <= 0;
    }
  }

  /** A pattern of {@code %} and {@code _}. */
  record Like(Key key, Pattern pattern) implements Condition {
    @Override
    public boolean accepts(Map<String, String> values) {
      return pattern.matcher(key.in(values)).matches();
    }
  }
}
