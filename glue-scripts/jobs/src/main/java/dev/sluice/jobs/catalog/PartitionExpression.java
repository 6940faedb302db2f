package dev.sluice.jobs.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Or;

/**
 * Writes filters on partition keys as a GetPartitions expression. What the expression language
 * cannot say is left out: the result then selects too much, never too little.
 */
final class PartitionExpression {
  private static final int LONGEST = 2_048;

  private PartitionExpression() {}

  /** The conjunction of the filters, or nothing when none of them can be said. */
  static String of(List<Filter> filters) {
    List<String> parts = new ArrayList<>();
    int length = 0;
    for (Filter filter : filters) {
      Optional<String> part = write(filter);
      if (part.isPresent() && length + part.get().length() + " and ".length() <= LONGEST) {
        parts.add(part.get());
        length += part.get().length() + " and ".length();
      }
    }
    return String.join(" and ", parts);
  }

  private static Optional<String> write(Filter filter) {
    if (filter instanceof And both) {
      Optional<String> left = write(both.left());
      Optional<String> right = write(both.right());
      return left.isPresent() && right.isPresent()
          ? Optional.of(left.get() + " and " + right.get())
          : left.or(() -> right);
    }
    if (filter instanceof Or either) {
      // Half of an alternative would select too little.
      return write(either.left())
          .flatMap(left -> write(either.right()).map(right -> "(" + left + " or " + right + ")"));
    }
    if (filter instanceof EqualTo f) {
      return compare(f.attribute(), "=", f.value());
    }
    if (filter instanceof GreaterThan f) {
      return compare(f.attribute(), ">", f.value());
    }
    if (filter instanceof GreaterThanOrEqual f) {
      return compare(f.attribute(), ">=", f.value());
    }
    if (filter instanceof LessThan f) {
      return compare(f.attribute(), "<", f.value());
    }
    if (filter instanceof LessThanOrEqual f) {
      return compare(f.attribute(), "<=", f.value());
    }
    return filter instanceof In in ? in(in) : Optional.empty();
  }

  private static Optional<String> compare(String key, String operator, Object value) {
    return literal(value).map(literal -> key + " " + operator + " " + literal);
  }

  private static Optional<String> in(In in) {
    List<Optional<String>> values =
        Arrays.stream(in.values()).map(PartitionExpression::literal).toList();
    return values.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            values.stream()
                .map(Optional::get)
                .collect(Collectors.joining(", ", in.attribute() + " in (", ")")))
        : Optional.empty();
  }

  private static Optional<String> literal(Object value) {
    if (value instanceof String text) {
      return Optional.of("'" + text.replace("'", "''") + "'");
    }
    boolean whole = value instanceof Integer || value instanceof Long || value instanceof Short;
    return whole ? Optional.of(value.toString()) : Optional.empty();
  }
}
