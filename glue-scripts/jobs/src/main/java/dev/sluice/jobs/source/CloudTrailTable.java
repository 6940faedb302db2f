package dev.sluice.jobs.source;

import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The log files under a directory as a table that can be read. */
record CloudTrailTable(CloudTrailDirectory directory) implements SupportsRead {

  @Override
  public String name() {
    return "cloudtrail " + directory.path();
  }

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(directory.schema());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new CloudTrailScanBuilder(
        SparkSession.active(),
        directory.schema(),
        directory.partitionSchema(),
        directory::list,
        directory.rejectedPath());
  }
}
