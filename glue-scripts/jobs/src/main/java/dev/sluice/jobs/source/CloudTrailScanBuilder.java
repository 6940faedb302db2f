package dev.sluice.jobs.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.internal.connector.SupportsPushDownCatalystFilters;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Takes a query's columns and its filters on partition columns; all other filters stay Spark's. */
public final class CloudTrailScanBuilder
    implements ScanBuilder, SupportsPushDownRequiredColumns, SupportsPushDownCatalystFilters {
  private final IntSupplier slots;
  private final StructType partitionSchema;
  private final Directories directories;
  private final Optional<String> rejectedPath;
  private StructType required;
  private List<Expression> partitionFilters = List.of();
  private Optional<SectionKeys> sections = Optional.empty();

  /** Finds the directories that filters on the partition columns leave. */
  @FunctionalInterface
  public interface Directories {
    List<LogDirectory> list(Seq<Expression> partitionFilters);
  }

  public CloudTrailScanBuilder(
      IntSupplier slots,
      StructType schema,
      StructType partitionSchema,
      Directories directories,
      Optional<String> rejectedPath) {
    this.slots = slots;
    this.required = schema;
    this.partitionSchema = partitionSchema;
    this.directories = directories;
    this.rejectedPath = rejectedPath;
  }

  /** Plans tasks of whole sections. */
  CloudTrailScanBuilder inSections(SectionKeys keys) {
    sections = Optional.of(keys);
    return this;
  }

  @Override
  public void pruneColumns(StructType requiredSchema) {
    required = requiredSchema;
  }

  @Override
  public Seq<Expression> pushFilters(Seq<Expression> filters) {
    List<String> keys = Arrays.asList(partitionSchema.fieldNames());
    List<Expression> partition = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    for (Expression filter : CollectionConverters.asJava(filters)) {
      boolean onKeys =
          filter.deterministic()
              && CollectionConverters.asJava(filter.references().toSeq()).stream()
                  .allMatch(attribute -> keys.contains(attribute.name()));
      (onKeys ? partition : others).add(filter);
    }
    partitionFilters = partition;
    return CollectionConverters.asScala(others).toSeq();
  }

  @Override
  public Predicate[] pushedFilters() {
    return new Predicate[0];
  }

  @Override
  public CloudTrailScan build() {
    Seq<Expression> filters = CollectionConverters.asScala(partitionFilters).toSeq();
    return new CloudTrailScan(
        required, partitionSchema, () -> directories.list(filters), sections, slots, rejectedPath);
  }
}
