package dev.sluice.jobs.source;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A scan of log files for some columns; the files are found when the scan is planned. */
public final class CloudTrailScan implements Scan, Batch {
  private final StructType required;
  private final StructType partitionSchema;
  private final Supplier<List<LogDirectory>> directories;
  private final Optional<SectionKeys> sections;
  private final IntSupplier slots;
  private final String rejectedPath;
  private @Nullable List<FileGroup> planned;

  CloudTrailScan(
      StructType required,
      StructType partitionSchema,
      Supplier<List<LogDirectory>> directories,
      Optional<SectionKeys> sections,
      IntSupplier slots,
      Optional<String> rejectedPath) {
    this.required = required;
    this.partitionSchema = partitionSchema;
    this.directories = directories;
    this.sections = sections;
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
  public synchronized FileGroup[] planInputPartitions() {
    // Spark asks again for each copy of the node in its plan; the listing is made once.
    List<FileGroup> known = planned;
    if (known == null) {
      known = plan();
      planned = known;
    }
    return known.toArray(FileGroup[]::new);
  }

  private List<FileGroup> plan() {
    List<LogDirectory> found = directories.get();
    int count = slots.getAsInt();
    return sections
        .map(keys -> FileGroup.deal(keys.of(partitionSchema, found), count))
        .orElseGet(() -> FileGroup.pack(found.stream().flatMap(LogDirectory::logFiles), count));
  }

  @Override
  public CloudTrailReaders createReaderFactory() {
    return new CloudTrailReaders(required, partitionSchema, rejectedPath);
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return new CustomMetric[] {new RejectedMetric()};
  }
}
