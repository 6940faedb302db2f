package dev.sluice.jobs.source;

import java.util.Map;
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

  @Override
  public String shortName() {
    return "cloudtrail";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return CloudTrailDirectory.of(options).schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new CloudTrailTable(CloudTrailDirectory.of(new CaseInsensitiveStringMap(properties)));
  }
}
