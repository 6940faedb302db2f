package dev.sluice.dynamicframe.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import scala.Option;

class CastsTest {
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "string",
          List.of(
              "12",
              " 12 ",
              "12.9",
              "-3",
              "+5",
              "x",
              "",
              " ",
              "3000000000",
              "1e3",
              "1.5E2",
              ".5",
              "5.",
              "-.5",
              "-",
              ".",
              "9223372036854775807",
              "9223372036854775808",
              "32768",
              "127",
              "128",
              "true",
              "FALSE",
              "t",
              "n",
              "yes",
              "0",
              "1",
              "maybe",
              "2026-11-03",
              "2026-11-3",
              "2026-11",
              "2026",
              "03/11/2026",
              "2026-02-30",
              "2026-11-03 10:11:12",
              "2026-11-03T10:11:12.123456Z",
              "2026-11-03T12:11:12+02:00",
              "10:11",
              "NaN",
              "Infinity",
              "-inf",
              "1d",
              "0x1A",
              "1_000",
              "1,000",
              "99999999999999999999999.5"),
          "int",
          List.of("7", "-1", "0", "40000", "200", "2147483647"),
          "long",
          List.of("7", "0", "3000000000", "-9223372036854775808"),
          "double",
          List.of("1.9", "-1.9", "2.0", "2.25", "0.0", "1.0E7", "1.0E-5", "123456789.125"),
          "boolean",
          List.of("true", "false"),
          "decimal(6,2)",
          List.of("12.50", "12.90", "-0.05", "1234.50", "0.00"),
          "date",
          List.of("2026-11-03", "1969-12-31"),
          "timestamp",
          List.of("2026-11-03 10:11:12", "2026-11-03 10:11:12.5", "1969-12-31 23:59:59.999"));

  private static final List<String> TARGETS =
      List.of(
          "string",
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "boolean",
          "date",
          "timestamp",
          "decimal(6,2)",
          "decimal(4,1)");

  /** Spark wraps or saturates what does not fit, where we say null. */
  private static final Set<String> WRAPPED = Set.of("byte", "short", "int", "long", "timestamp");

  /** What Spark takes for a number or a time and we do not. */
  private static final Set<String> NONSENSE = Set.of(".", "1d");

  @Test
  void castsAreThoseOfSparkWithoutAnsiExceptThatNothingWrapsAround() {
    List<String> differences = new ArrayList<>();
    VALUES.forEach(
        (source, values) ->
            values.forEach(
                text -> TARGETS.forEach(target -> compare(source, text, target, differences))));
    assertThat(differences).isEmpty();
  }

  private static void compare(String source, String text, String target, List<String> differences) {
    Object value = cast(UTF8String.fromString(text), DataTypes.StringType, spark(source));
    DynamicNode ours = Casts.cast(node(value, source), TypeNames.parse(target));
    Object sparks =
        Cast.canCast(spark(source), spark(target))
            ? cast(value, spark(source), spark(target))
            : null;
    boolean number = value instanceof Number || value instanceof Decimal;
    boolean wrapped = number && WRAPPED.contains(target);
    boolean nonsense =
        NONSENSE.contains(text) || (source.equals("boolean") && target.equals("timestamp"));
    boolean meant = ours.isNull() && (wrapped || nonsense);
    if (!ours.equals(node(sparks, target)) && !meant) {
      differences.add(
          "%s '%s' as %s: ours %s, Spark's %s".formatted(source, text, target, ours, sparks));
    }
  }

  private static Object cast(Object value, DataType from, DataType to) {
    return new Cast(new Literal(value, from), to, Option.apply("UTC"), EvalMode.LEGACY())
        .eval(InternalRow.empty());
  }

  /** Spark's own forms of dates and timestamps are ours too. */
  private static DynamicNode node(Object value, String type) {
    if (value == null) {
      return NullNode.NULL;
    }
    DynamicType named = TypeNames.parse(type);
    if (value instanceof Decimal decimal) {
      return ScalarNode.of((DecimalType) named, decimal.toJavaBigDecimal());
    }
    return value instanceof UTF8String text
        ? ScalarNode.of(text.toString())
        : new ScalarNode(named, value);
  }

  private static DataType spark(String type) {
    return DataType.fromDDL(type.equals("long") ? "bigint" : type);
  }
}
