package dev.sluice.jobs.source;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A query's filters on partition columns, as a test of a partition's values. */
public final class PartitionFilter {
  private final @Nullable BasePredicate predicate;

  private PartitionFilter(@Nullable BasePredicate predicate) {
    this.predicate = predicate;
  }

  public static PartitionFilter of(Seq<Expression> filters, StructType partitionSchema) {
    if (filters.isEmpty()) {
      return new PartitionFilter(null);
    }
    Expression all =
        CollectionConverters.asJava(filters).stream()
            .map(expression -> expression.transform(new BindByName(partitionSchema)))
            .reduce(And::new)
            .orElse(Literal.TrueLiteral());
    return new PartitionFilter(Predicate.createInterpreted(all));
  }

  public boolean test(InternalRow values) {
    return predicate == null || predicate.eval(values);
  }
}
