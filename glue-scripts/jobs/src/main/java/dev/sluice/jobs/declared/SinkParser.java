package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Sink;
import dev.sluice.jobs.declared.JobSpec.Writing;
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

  private final JobEnvironment environment;
  private final SparkSession session;

  SinkParser(JobEnvironment environment, SparkSession session) {
    this.environment = environment;
    this.session = session;
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
      return new Sink(from, "", (frame, name) -> 0);
    }
    return switch (kinds.get(0)) {
      case "table" -> table(from, fields);
      case "path" -> files(from, fields);
      default -> jdbc(from, fields, faults);
    };
  }

  private Sink table(String from, Fields fields) {
    String table = fields.text("table");
    String[] parts = table.split("\\.", -1);
    if (parts.length != 2) {
      fields.fault("table '%s' needs its database: database.table.".formatted(table));
    }
    String sink = fields.find("sink").orElse("parquet");
    List<String> partitionBy = fields.texts("partitionBy");
    String location = Storages.directory(fields.text("location"));
    Writing writing =
        switch (sink) {
          case "parquet" ->
              new ParquetTableSink(
                  environment, session, parts[0], parts[parts.length - 1], location, partitionBy);
          case "iceberg" ->
              new IcebergTableSink(
                  session, parts[0], parts[parts.length - 1], location, partitionBy);
          default -> {
            fields.fault("sink '%s' is not known. Use parquet or iceberg.".formatted(sink));
            yield (frame, name) -> 0;
          }
        };
    return new Sink(from, sink + " table " + table, writing);
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
            fields.options("options")));
  }

  private Sink jdbc(String from, Fields fields, Faults faults) {
    Optional<SpecNode.Mapping> mapping = fields.mapping("jdbc");
    if (mapping.isEmpty()) {
      return new Sink(from, "", (frame, name) -> 0);
    }
    Fields jdbc =
        Fields.of(
            mapping.get(),
            faults,
            "connection",
            "url",
            "user",
            "password",
            "secret",
            "table",
            "keys");
    JdbcPlace place = JdbcPlace.parse(jdbc);
    return new Sink(
        from,
        "jdbc " + place.label(),
        new JdbcSink(environment.clients(), place, jdbc.find("table"), jdbc.texts("keys")));
  }
}
