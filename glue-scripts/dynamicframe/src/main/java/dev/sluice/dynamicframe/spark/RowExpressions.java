package dev.sluice.dynamicframe.spark;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.StructType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.execution.LogicalRDD;
import scala.jdk.javaapi.CollectionConverters;

/**
 * SQL expressions over records of a known schema, evaluated record by record, so that one that
 * fails takes no other with it. Names are resolved and checked when they are made.
 */
public final class RowExpressions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final StructType results;
  private final Expression[] expressions;
  private final Attribute[] inputs;

  private RowExpressions(
      StructType schema, StructType results, Expression[] expressions, Attribute[] inputs) {
    this.schema = schema;
    this.results = results;
    this.expressions = expressions;
    this.inputs = inputs;
  }

  /** Evaluates expressions; serves one partition. */
  @FunctionalInterface
  public interface Evaluator {

    /** The values, under the names c0, c1 and so on. */
    StructNode of(StructNode record);
  }

  /** These expressions over records of this schema; a choice is a struct, as toDF makes it. */
  public static RowExpressions of(SparkSession session, StructType schema, List<String> texts) {
    List<String> named = new ArrayList<>();
    for (String text : texts) {
      named.add("(" + text + ") as c" + named.size());
    }
    org.apache.spark.sql.classic.SparkSession classic =
        (org.apache.spark.sql.classic.SparkSession) session;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Dataset<?> records =
        classic.internalCreateDataFrame(
            context.<InternalRow>emptyRDD().rdd(), SparkTypes.toSpark(schema), false);
    Dataset<?> selected;
    try {
      selected = records.selectExpr(CollectionConverters.asScala(named).toSeq());
    } catch (Exception e) {
      // Spark's AnalysisException is checked, and not declared.
      throw new IllegalArgumentException(
          "the SQL expression %s cannot be used: %s"
              .formatted(texts, String.valueOf(e.getMessage()).split(";\n|\n", 2)[0]),
          e);
    }
    LogicalPlan plan = selected.queryExecution().optimizedPlan();
    if (plan instanceof Project project && project.child() instanceof LogicalRDD rows) {
      Expression[] expressions =
          CollectionConverters.asJava(project.projectList()).toArray(Expression[]::new);
      if (Arrays.stream(expressions).noneMatch(SubqueryExpression::hasSubquery)) {
        return new RowExpressions(
            schema,
            SparkTypes.fromSpark(selected.schema()),
            expressions,
            CollectionConverters.asJava(rows.output()).toArray(Attribute[]::new));
      }
    }
    throw new IllegalArgumentException(
        "the SQL expression %s does not give one value per record: aggregates, windows, explode and subqueries belong into an SQL step"
            .formatted(texts));
  }

  /** The types of the values. */
  public StructType results() {
    return results;
  }

  /** Makes the expressions ready for a partition. */
  public Evaluator compile(int partition) {
    RowWriter writer = new RowWriter(schema, false);
    RowReader reader = new RowReader(results);
    InterpretedMutableProjection projection =
        new InterpretedMutableProjection(
            CollectionConverters.asScala(List.of(expressions)).toSeq(),
            CollectionConverters.asScala(List.of(inputs)).toSeq());
    projection.initialize(partition);
    return record -> reader.read(projection.apply(writer.write(record)));
  }
}
