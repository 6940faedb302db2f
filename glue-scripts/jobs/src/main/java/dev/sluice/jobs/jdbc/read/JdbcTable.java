package dev.sluice.jobs.jdbc.read;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A planned read as a table of Spark's. */
record JdbcTable(JdbcRead read) implements SupportsRead {

  @Override
  public String name() {
    return "jdbc " + read.place().label() + " " + read.relation().label();
  }

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(read.schema());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new Pruned(this);
  }

  private static final class Pruned implements ScanBuilder, SupportsPushDownRequiredColumns {
    private final JdbcTable table;
    private StructType required;

    Pruned(JdbcTable table) {
      this.table = table;
      this.required = table.read.schema();
    }

    @Override
    public void pruneColumns(StructType schema) {
      required = schema;
    }

    @Override
    public Scan build() {
      return new Columns(table, required);
    }
  }

  private record Columns(JdbcTable table, StructType readSchema) implements Scan, Batch {
    @Override
    public String description() {
      return table.name() + " in " + table.read.ranges().size() + " parts";
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      return table.read.parts(readSchema).toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return part -> ((ReadPart) part).open();
    }
  }
}
