package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrameReader;
import dev.sluice.jobs.declared.JobSpec.Making;
import dev.sluice.jobs.declared.JobSpec.Step;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import dev.sluice.jobs.jdbc.read.JdbcSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads one source: a catalog table, files, a relational table or query, or SQL. */
final class SourceParser {
  private static final Set<String> FORMATS = new TreeSet<>(Options.READ.keySet());

  private final JdbcSources jdbc;

  SourceParser(JdbcSources jdbc) {
    this.jdbc = jdbc;
  }

  Step parse(String name, SpecNode node, Faults faults) {
    Fields fields =
        Fields.of(
            node,
            faults,
            "table",
            "predicate",
            "path",
            "paths",
            "format",
            "options",
            "jdbc",
            "sql");
    List<String> kinds =
        List.of("table", "path", "paths", "jdbc", "sql").stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      fields.fault(
          "source '%s' has %s. Give it exactly one of table, path, paths, jdbc and sql."
              .formatted(name, kinds.isEmpty() ? "no origin" : kinds.toString()));
      return new Step(name, "", frames -> frames.get(name));
    }
    return switch (kinds.get(0)) {
      case "table" -> table(name, fields);
      case "jdbc" -> jdbc(name, fields, faults);
      case "sql" -> {
        String sql = fields.text("sql");
        yield new Step(name, "SQL", frames -> new Frame.Rows(frames.sql(sql), name));
      }
      default -> files(name, fields, fields.texts(kinds.get(0)));
    };
  }

  private static Step table(String name, Fields fields) {
    String table = fields.text("table");
    Optional<String> predicate = fields.find("predicate");
    return new Step(
        name,
        "table " + table + predicate.map(text -> " where " + text).orElse(""),
        frames -> {
          Dataset<Row> rows = frames.session().table(table);
          return new Frame.Rows(predicate.map(rows::where).orElse(rows), name);
        });
  }

  private static Step files(String name, Fields fields, List<String> paths) {
    String format = fields.text("format");
    Map<String, String> options = Options.read(fields, format);
    if (fields.has("format") && !FORMATS.contains(format)) {
      fields.fault("format '%s' cannot be read. Use one of %s.".formatted(format, FORMATS));
    }
    Making making =
        format.equals("cloudtrail")
            ? frames ->
                new Frame.Rows(
                    frames.session().read().format(format).options(options).load(paths.get(0)),
                    name)
            : frames ->
                new Frame.Records(
                    DynamicFrameReader.of(frames.session())
                        .fromOptions(paths, format, options)
                        .withName(name));
    return new Step(name, format + " " + String.join(" ", paths), making);
  }

  private Step jdbc(String name, Fields fields, Faults faults) {
    return fields
        .mapping("jdbc")
        .map(mapping -> new JdbcSourceParser(jdbc).parse(name, mapping, faults))
        .orElseGet(() -> new Step(name, "", frames -> frames.get(name)));
  }
}
