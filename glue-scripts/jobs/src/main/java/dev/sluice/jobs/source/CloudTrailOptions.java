package dev.sluice.jobs.source;

import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.PathLayout;
import dev.sluice.jobs.storage.Storages;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The options of the source: a {@code path} or a catalog's {@code table}, of which a {@code
 * predicate} may select partitions; a {@code layout}, whose placeholders become partition columns;
 * and where wanted {@code rejectedPath}, where rejected records are kept.
 */
record CloudTrailOptions(LogPlaces places, Optional<String> rejectedPath) {

  static CloudTrailOptions of(CaseInsensitiveStringMap options) {
    return new CloudTrailOptions(
        places(options), Optional.ofNullable(options.get("rejectedPath")).map(Storages::directory));
  }

  private static LogPlaces places(CaseInsensitiveStringMap options) {
    Optional<PathLayout> layout = Optional.ofNullable(options.get("layout")).map(PathLayout::parse);
    String table = options.get("table");
    if (table != null) {
      return CatalogSelection.of(
          table,
          options.getOrDefault("predicate", ""),
          layout.orElseThrow(
              () ->
                  new JobException(
                      "The cloudtrail source needs the option layout to read table %s: a pattern such as AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/."
                          .formatted(table))));
    }
    String path = options.get("path");
    if (path == null) {
      throw new JobException(
          "The cloudtrail source needs a directory, load(\"s3://bucket/prefix/\"), or the option table.");
    }
    return new DirectoryTree(Storages.directory(path), layout);
  }

  StructType schema() {
    StructType schema = CloudTrailTypes.schema();
    for (String key : places.keys()) {
      schema = schema.add(key, DataTypes.StringType);
    }
    return schema.add(CloudTrailTypes.CORRUPT, DataTypes.StringType);
  }
}
