package dev.sluice.jobs.catalog;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.source.PartitionFilter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.datasources.DataSourceStrategy$;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/** The partitions of a catalog table that a query's filters leave. */
public final class CatalogPartitions {
  /** Hive's name for a partition whose value is null. */
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  private final GlueTables tables;
  private final Table table;
  private final StructType schema;

  CatalogPartitions(GlueTables tables, Table table) {
    this.tables = tables;
    this.table = table;
    this.schema = GlueTypes.schema(table.partitionKeys());
  }

  /** One directory of files, with the partition values that its rows share. */
  public record Directory(InternalRow values, String location) {}

  public StructType schema() {
    return schema;
  }

  /** The directories to read; a table without keys is its own only directory. */
  public List<Directory> select(Seq<Expression> filters) {
    if (schema.isEmpty()) {
      return List.of(new Directory(InternalRow.empty(), table.storageDescriptor().location()));
    }
    List<Expression> expressions = CollectionConverters.asJava(filters);
    String expression =
        PartitionExpression.of(
            expressions.stream().map(CatalogPartitions::translated).flatMap(List::stream).toList());
    PartitionFilter filter = PartitionFilter.of(filters, schema);
    List<Directory> selected = new ArrayList<>();
    for (Partition partition : tables.partitions(table.databaseName(), table.name(), expression)) {
      InternalRow values = values(partition);
      if (filter.test(values)) {
        selected.add(new Directory(values, partition.storageDescriptor().location()));
      }
    }
    return selected;
  }

  private static List<Filter> translated(Expression expression) {
    Option<Filter> filter = DataSourceStrategy$.MODULE$.translateFilter(expression, false);
    return filter.isDefined() ? List.of(filter.get()) : List.of();
  }

  private InternalRow values(Partition partition) {
    @Nullable Object[] values = new Object[schema.size()];
    for (int i = 0; i < values.length; i++) {
      String value = partition.values().get(i);
      values[i] =
          value.equals(NULL)
              ? null
              : new Cast(
                      Literal.fromObject(UTF8String.fromString(value)),
                      schema.apply(i).dataType(),
                      Option.apply("UTC"),
                      org.apache.spark.sql.catalyst.expressions.EvalMode.LEGACY())
                  .eval(InternalRow.empty());
    }
    return new GenericInternalRow(values);
  }
}
