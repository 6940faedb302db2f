package dev.sluice.jobs.source;

import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * {@code spark.read().format("cloudtrail").load(directory)}: log files as a table whose columns are
 * known beforehand, so that nothing is read to find them.
 */
public final class CloudTrailSource implements TableProvider, DataSourceRegister {

  /**
   * The scan of a job's run: all columns, and tasks of whole sections. How many slots there are is
   * asked for when the files are known.
   */
  public static CloudTrailScan scan(
      Map<String, String> options, SectionKeys keys, IntSupplier slots) {
    CaseInsensitiveStringMap map = new CaseInsensitiveStringMap(options);
    return new CloudTrailTable(CloudTrailOptions.of(map))
        .newScanBuilder(slots)
        .inSections(keys)
        .build();
  }

  @Override
  public String shortName() {
    return "cloudtrail";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return CloudTrailOptions.of(options).schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new CloudTrailTable(CloudTrailOptions.of(new CaseInsensitiveStringMap(properties)));
  }
}
