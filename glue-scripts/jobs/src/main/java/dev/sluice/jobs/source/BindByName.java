package dev.sluice.jobs.source;

import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;

/** Binds a filter's attributes to a row of partition values by their names. */
final class BindByName extends AbstractPartialFunction<Expression, Expression> {
  private final StructType schema;

  BindByName(StructType schema) {
    this.schema = schema;
  }

  @Override
  public boolean isDefinedAt(Expression expression) {
    return expression instanceof AttributeReference;
  }

  @Override
  public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> otherwise) {
    if (!(expression instanceof AttributeReference attribute)) {
      return otherwise.apply(expression);
    }
    for (int i = 0; i < schema.size(); i++) {
      if (schema.apply(i).name().equalsIgnoreCase(attribute.name())) {
        @SuppressWarnings("unchecked") // transform asks for an expression
        B bound = (B) new BoundReference(i, schema.apply(i).dataType(), true);
        return bound;
      }
    }
    throw new IllegalStateException(
        "%s is no partition key of %s".formatted(attribute.name(), schema.simpleString()));
  }
}
