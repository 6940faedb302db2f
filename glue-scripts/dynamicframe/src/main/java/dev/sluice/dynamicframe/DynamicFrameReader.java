package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.read.CsvOptions;
import dev.sluice.dynamicframe.read.CsvSource;
import dev.sluice.dynamicframe.read.JsonOptions;
import dev.sluice.dynamicframe.read.JsonSource;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.type.StructType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Reads files as frames. A schema given here saves the pass that would look for it. */
public final class DynamicFrameReader {
  private final SparkSession session;
  private final @Nullable StructType hint;
  private final int sample;

  private DynamicFrameReader(SparkSession session, @Nullable StructType hint, int sample) {
    this.session = session;
    this.hint = hint;
    this.sample = sample;
  }

  /** A reader that finds everything out by looking. */
  public static DynamicFrameReader of(SparkSession session) {
    return new DynamicFrameReader(session, null, 0);
  }

  /** A reader of records of this schema: other fields are skipped, other types are errors. */
  public DynamicFrameReader withSchema(StructType schema) {
    return new DynamicFrameReader(session, schema, 0);
  }

  /** A reader that takes the schema of the first records of each partition for that of all. */
  public DynamicFrameReader withSampledSchema(int recordsPerPartition) {
    return new DynamicFrameReader(session, hint, recordsPerPartition);
  }

  /** JSON of any layout: a record a line, arrays, whole documents. */
  public DynamicFrame json(String... paths) {
    return json(List.of(paths), null);
  }

  /** The records that a path selects in each document, such as {@code $.programs[*]}. */
  public DynamicFrame json(List<String> paths, @Nullable String jsonPath) {
    return frame(new JsonSource(session, paths, new JsonOptions(hint, jsonPath)));
  }

  /** CSV with these options. */
  public DynamicFrame csv(List<String> paths, CsvOptions options) {
    return frame(new CsvSource(session, paths, hint == null ? options : options.withHint(hint)));
  }

  /** Parquet; the files' own schema is the frame's. */
  public DynamicFrame parquet(String... paths) {
    Dataset<Row> rows = session.read().parquet(paths);
    return DynamicFrame.fromDF(new DataFrameSource(rows, true), "");
  }

  /** A format with Glue's format options: jsonPath, withHeader, separator, withSchema and so on. */
  public DynamicFrame fromOptions(
      List<String> paths, String format, Map<String, String> formatOptions) {
    DynamicFrameReader reader =
        formatOptions.containsKey("withSchema")
            ? withSchema(schemaOf(formatOptions.get("withSchema")))
            : this;
    return switch (format.strip().toLowerCase(Locale.ROOT)) {
      case "json" -> reader.json(paths, formatOptions.get("jsonPath"));
      case "csv" -> reader.csv(paths, CsvOptions.of(formatOptions, null));
      case "parquet" -> parquet(paths.toArray(new String[0]));
      default ->
          throw new IllegalArgumentException(
              "the format '%s' is none of json, csv and parquet: read it with Spark and use fromDF"
                  .formatted(format));
    };
  }

  private static StructType schemaOf(@Nullable String json) {
    if (DataType.fromJson(String.valueOf(json))
        instanceof org.apache.spark.sql.types.StructType struct) {
      return SparkTypes.fromSpark(struct);
    }
    throw new IllegalArgumentException(
        "withSchema takes the JSON of a Spark struct type, not " + json);
  }

  private DynamicFrame frame(RecordSource source) {
    DynamicFrame frame = DynamicFrame.of(source, "");
    StructType schema = hint;
    if (schema != null) {
      return frame.withFrameSchema(() -> schema);
    }
    return sample > 0 ? frame.withSampledSchema(sample) : frame;
  }
}
