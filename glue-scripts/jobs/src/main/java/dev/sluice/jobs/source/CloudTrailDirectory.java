package dev.sluice.jobs.source;

import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.PathLayout;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.immutable.Seq;

/**
 * The options of the source: {@code path}, and where wanted {@code layout}, whose placeholders
 * become partition columns, and {@code rejectedPath}, where rejected records are kept.
 */
record CloudTrailDirectory(
    String path, Optional<PathLayout> layout, Optional<String> rejectedPath) {

  static CloudTrailDirectory of(CaseInsensitiveStringMap options) {
    String path = options.get("path");
    if (path == null) {
      throw new JobException(
          "The cloudtrail source needs a directory: load(\"s3://bucket/prefix/\").");
    }
    return new CloudTrailDirectory(
        Storages.directory(path),
        Optional.ofNullable(options.get("layout")).map(PathLayout::parse),
        Optional.ofNullable(options.get("rejectedPath")).map(Storages::directory));
  }

  StructType partitionSchema() {
    StructType schema = new StructType();
    for (String key : layout.map(PathLayout::placeholders).orElse(List.of())) {
      schema = schema.add(key, DataTypes.StringType);
    }
    return schema;
  }

  StructType schema() {
    StructType schema = CloudTrailTypes.schema();
    for (String key : partitionSchema().fieldNames()) {
      schema = schema.add(key, DataTypes.StringType);
    }
    return schema.add(CloudTrailTypes.CORRUPT, DataTypes.StringType);
  }

  /** With a layout, only files directly in a directory that it describes are log files. */
  Collection<LogFile> list(Seq<Expression> partitionFilters) {
    PartitionFilter filter = PartitionFilter.of(partitionFilters, partitionSchema());
    List<LogFile> files = new ArrayList<>();
    try {
      for (StoredFile file : Storages.of(path).listAll(path)) {
        String directory = file.uri().substring(0, file.uri().lastIndexOf('/') + 1);
        Optional<InternalRow> values =
            layout.isEmpty()
                ? Optional.of(InternalRow.empty())
                : layout.get().values(directory).map(CloudTrailDirectory::row);
        if (values.filter(filter::test).isPresent() && !file.isHidden()) {
          files.add(new LogFile(file, values.get()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static InternalRow row(Map<String, String> values) {
    return new GenericInternalRow(values.values().stream().map(UTF8String::fromString).toArray());
  }
}
