package dev.sluice.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.collection.immutable.Seq;

/** The log files under a directory as a table that can be read. */
record CloudTrailTable(CloudTrailOptions source) implements SupportsRead {

  @Override
  public String name() {
    return "cloudtrail " + source.places();
  }

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(source.schema());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public CloudTrailScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return newScanBuilder(() -> SparkSession.active().sparkContext().defaultParallelism());
  }

  CloudTrailScanBuilder newScanBuilder(IntSupplier slots) {
    return new CloudTrailScanBuilder(
        slots,
        source.schema(),
        source.places().partitionSchema(),
        this::list,
        source.rejectedPath());
  }

  private List<LogDirectory> list(Seq<Expression> partitionFilters) {
    try {
      return source
          .places()
          .list(PartitionFilter.of(partitionFilters, source.places().partitionSchema()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
