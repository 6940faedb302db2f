package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions by which cases choose rows: {@code a is null}, {@code a = 1 or a = 2}. */
final class Where {
  private static final Pattern NULL = Pattern.compile("(.+?) is (not )?null");
  private static final Pattern EQUAL = Pattern.compile("(.+?) = '?([^']*)'?");

  private final String text;
  private final List<Predicate<StructNode>> anyOf = new ArrayList<>();

  private Where(String text) {
    this.text = text;
  }

  static Where parse(String text) {
    Where where = new Where(text);
    for (String part : text.split(" or ", -1)) {
      where.anyOf.add(condition(part.strip()));
    }
    return where;
  }

  private static Predicate<StructNode> condition(String text) {
    Matcher isNull = NULL.matcher(text);
    if (isNull.matches()) {
      boolean wanted = isNull.group(2) == null;
      return row -> isNull(row.get(isNull.group(1).replace("`", ""))) == wanted;
    }
    Matcher equal = EQUAL.matcher(text);
    if (equal.matches()) {
      return row ->
          String.valueOf(row.get(equal.group(1).replace("`", "")))
              .replace("\"", "")
              .equals(equal.group(2));
    }
    throw new CaseException("the condition cannot be expressed: " + text);
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
