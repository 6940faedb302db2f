package dev.sluice.jobs.source;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** A scan of log files for some columns; the files are found when the scan is planned. */
final class CloudTrailScan implements Scan, Batch {
  private final StructType required;
  private final StructType partitionSchema;
  private final Supplier<Collection<LogFile>> files;
  private final int slots;
  private final String rejectedPath;

  CloudTrailScan(
      StructType required,
      StructType partitionSchema,
      Supplier<Collection<LogFile>> files,
      int slots,
      Optional<String> rejectedPath) {
    this.required = required;
    this.partitionSchema = partitionSchema;
    this.files = files;
    this.slots = slots;
    this.rejectedPath = rejectedPath.orElse("");
  }

  @Override
  public StructType readSchema() {
    return required;
  }

  @Override
  public String description() {
    return "cloudtrail " + required.simpleString();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return FileGroup.pack(files.get(), slots).toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new CloudTrailReaders(required, partitionSchema, rejectedPath);
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return new CustomMetric[] {new RejectedMetric()};
  }
}
