package dev.sluice.jobs.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.jobs.source.PartitionFilter;
import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** Evaluates a GetPartitions expression over string keys by Spark's parser. */
final class FakeExpression {
  private final PartitionFilter filter;

  private FakeExpression(PartitionFilter filter) {
    this.filter = filter;
  }

  static FakeExpression parse(String text, JsonNode keys) {
    StructType schema = new StructType();
    for (JsonNode key : keys) {
      schema = schema.add(key.get("Name").asText(), DataTypes.StringType);
    }
    Expression parsed =
        CatalystSqlParser$.MODULE$
            .parseExpression(text.isEmpty() ? "true" : text)
            .transform(new Resolve());
    Seq<Expression> filters = CollectionConverters.asScala(List.of(parsed)).toSeq();
    return new FakeExpression(PartitionFilter.of(filters, schema));
  }

  boolean selects(List<String> values) {
    return filter.test(
        new GenericInternalRow(values.stream().map(UTF8String::fromString).toArray()));
  }

  private static final class Resolve extends AbstractPartialFunction<Expression, Expression> {
    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof UnresolvedAttribute;
    }

    @Override
    public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> otherwise) {
      if (!(expression instanceof UnresolvedAttribute attribute)) {
        return otherwise.apply(expression);
      }
      @SuppressWarnings("unchecked")
      B resolved =
          (B)
              new AttributeReference(
                  attribute.name(),
                  DataTypes.StringType,
                  true,
                  Metadata.empty(),
                  ExprId.apply(0),
                  CollectionConverters.asScala(List.<String>of()).toSeq());
      return resolved;
    }
  }
}
