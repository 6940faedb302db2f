package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions by which cases choose rows: {@code a is null}, {@code a = 1 or a = 2}. */
final class Where {
  private static final Pattern NULL = Pattern.compile("(.+?) is (not )?null");
  private static final Pattern COMPARED = Pattern.compile("(.+?) (=|==|!=|<=|>=|<|>) '?([^']*)'?");

  private static final String NUMBER = "-?\\d+(\\.\\d+)?";

  private final String text;
  private final List<Predicate<StructNode>> anyOf = new ArrayList<>();

  private Where(String text) {
    this.text = text;
  }

  static Where parse(String text) {
    Where where = new Where(text);
    for (String part : text.split(" or ", -1)) {
      List<Predicate<StructNode>> allOf = new ArrayList<>();
      for (String condition : part.split(" and ", -1)) {
        allOf.add(condition(condition.strip()));
      }
      where.anyOf.add(row -> allOf.stream().allMatch(p -> p.test(row)));
    }
    return where;
  }

  private static Predicate<StructNode> condition(String text) {
    Matcher isNull = NULL.matcher(text);
    if (isNull.matches()) {
      boolean wanted = isNull.group(2) == null;
      return row -> isNull(row.get(isNull.group(1).replace("`", ""))) == wanted;
    }
    Matcher compared = COMPARED.matcher(text);
    if (compared.matches()) {
      return row ->
          row.get(compared.group(1).replace("`", "")) instanceof ScalarNode scalar
              && holds(Casts.text(scalar), compared.group(2), compared.group(3));
    }
    throw new CaseException("the condition cannot be expressed: " + text);
  }

  /** Numbers compare as numbers, all else as texts. */
  private static boolean holds(String value, String operator, String wanted) {
    boolean numbers = value.matches(NUMBER) && wanted.matches(NUMBER);
    int order =
        numbers ? new BigDecimal(value).compareTo(new BigDecimal(wanted)) : value.compareTo(wanted);
    return switch (operator) {
      case "=", "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  private static boolean isNull(DynamicNode node) {
    return node == null || node.isNull();
  }

  boolean holds(StructNode row) {
    return anyOf.stream().anyMatch(p -> p.test(row));
  }

  @Override
  public String toString() {
    return text;
  }
}
