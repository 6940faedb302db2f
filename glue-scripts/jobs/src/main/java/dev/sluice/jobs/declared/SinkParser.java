package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Sink;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import dev.sluice.jobs.storage.Storages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Reads one sink: a table of the lake, a relational database, or files. */
final class SinkParser {
  private static final Set<String> FILE_FORMATS = Set.of("parquet", "json", "csv");

  private static final Set<String> LAKE_SINKS = Set.of("parquet", "iceberg");

  private final JobEnvironment environment;
  private final SparkSession session;
  private final String token;

  /**
   * @param token tells this run's temporary files from those of others
   */
  SinkParser(JobEnvironment environment, SparkSession session, String token) {
    this.environment = environment;
    this.session = session;
    this.token = token;
  }

  Sink parse(SpecNode node, Set<String> names, Faults faults) {
    Fields fields =
        Fields.of(
            node,
            faults,
            "from",
            "table",
            "sink",
            "location",
            "partitionBy",
            "merge",
            "path",
            "format",
            "options",
            "jdbc");
    String from = fields.text("from");
    if (fields.has("from")) {
      StepParser.requireKnown(from, names, fields);
    }
    List<String> kinds = List.of("table", "path", "jdbc").stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      fields.fault("a sink has exactly one of table, path and jdbc; this one has " + kinds + ".");
      return new Sink(from, "", (frames, name) -> 0);
    }
    return switch (kinds.get(0)) {
      case "table" -> table(from, fields, names, faults);
      case "path" -> files(from, fields);
      default -> JdbcSink.parse(from, fields, environment.clients(), token, faults);
    };
  }

  private Sink table(String from, Fields fields, Set<String> names, Faults faults) {
    String table = fields.text("table");
    String[] parts = table.split("\\.", -1);
    if (parts.length != 2) {
      fields.fault("table '%s' needs its database: database.table.".formatted(table));
    }
    String sink = fields.find("sink").orElse("parquet");
    List<String> partitionBy = fields.texts("partitionBy");
    String location = Storages.directory(fields.text("location"));
    String database = parts[0];
    String name = parts[parts.length - 1];
    if (!LAKE_SINKS.contains(sink)) {
      fields.fault("sink '%s' is not known. Use parquet or iceberg.".formatted(sink));
    }
    String what = sink + " table " + table;
    boolean iceberg = sink.equals("iceberg");
    Optional<SpecNode.Mapping> merge = fields.mapping("merge");
    if (merge.isPresent()) {
      MergeSink.Settings settings = MergeSink.Settings.parse(merge.get(), names, faults);
      LakePlace place = new LakePlace(database, name, location, partitionBy);
      return new Sink(
          from,
          what + ", merged by " + String.join(", ", settings.keys()),
          new MergeSink(environment, session, place, iceberg, settings));
    }
    return new Sink(
        from,
        what,
        iceberg
            ? new IcebergTableSink(session, database, name, location, partitionBy)
            : new ParquetTableSink(environment, session, database, name, location, partitionBy));
  }

  private static Sink files(String from, Fields fields) {
    String path = fields.text("path");
    String format = fields.text("format");
    if (fields.has("format") && !FILE_FORMATS.contains(format)) {
      fields.fault("format '%s' cannot be written. Use one of %s.".formatted(format, FILE_FORMATS));
    }
    return new Sink(
        from,
        format + " files in " + path,
        new FileSink(
            Storages.directory(path),
            format,
            fields.texts("partitionBy"),
            Options.write(fields, format)));
  }
}
