package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.read.CsvOptions;
import dev.sluice.dynamicframe.read.JsonOptions;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.sql.catalyst.json.JSONOptions;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The options that each format takes. Readers and Spark's writers pass over names that they do not
 * know, so a misspelt one would quietly read or write something else.
 */
final class Options {
  private static final Set<String> JSON = Set.of("jsonPath", "multiLine", "withSchema");
  private static final Set<String> CSV =
      Set.of(
          "separator",
          "quoteChar",
          "escaper",
          "withHeader",
          "skipFirst",
          "inferTypes",
          "multiLine",
          "withSchema");

  /**
   * What the sources take. JSON's layout is found by looking, so its multiLine is only let pass.
   */
  static final Map<String, Set<String>> READ =
      Map.of(
          "json",
          JSON,
          "csv",
          CSV,
          "parquet",
          Set.of(),
          "cloudtrail",
          Set.of("table", "predicate", "layout", "rejectedPath"));

  /** What Unbox takes. */
  static final Map<String, Set<String>> UNBOX =
      Map.of("json", JSON, "csv", CSV, "avro", Set.of("avroSchema"));

  /** What Spigot takes. */
  static final Set<String> SPIGOT = Set.of("topk", "prob");

  private static final Set<String> FLAGS =
      Set.of("withHeader", "skipFirst", "inferTypes", "multiLine");

  private Options() {}

  /** The options of a source; each that is unknown or has no sense is a fault of its own line. */
  static Map<String, String> read(Fields fields, String format) {
    return READ.containsKey(format)
        ? checked(fields, format, READ.get(format))
        : fields.options("options");
  }

  /** The options of Unbox, whose format an error of its own tells when it is none. */
  static Map<String, String> unbox(Fields fields, String format) {
    String known = format.strip().toLowerCase(Locale.ROOT);
    return UNBOX.containsKey(known)
        ? checked(fields, known, UNBOX.get(known))
        : fields.options("options");
  }

  /** The options of Spigot. */
  static Map<String, String> spigot(Fields fields) {
    Map<String, String> options = fields.options("options");
    options.keySet().forEach(option -> requireKnown(fields, "Spigot", option, SPIGOT));
    return options;
  }

  /** The options of files that Spark writes, which takes them in any case. */
  static Map<String, String> write(Fields fields, String format) {
    Map<String, String> options = fields.options("options");
    Set<String> known = written(format);
    Set<String> lower = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    lower.addAll(known);
    options
        .keySet()
        .forEach(
            option -> {
              // Parquet's own settings have names of several parts.
              boolean parquet = format.equals("parquet") && option.startsWith("parquet.");
              if (!parquet && !lower.contains(option)) {
                requireKnown(fields, format, option, known);
              }
            });
    return options;
  }

  private static Set<String> written(String format) {
    return Set.copyOf(
        CollectionConverters.asJava(
            switch (format) {
              case "csv" -> CSVOptions.getAllOptions();
              case "json" -> JSONOptions.getAllOptions();
              default -> ParquetOptions.getAllOptions();
            }));
  }

  private static Map<String, String> checked(Fields fields, String format, Set<String> known) {
    Map<String, String> options = fields.options("options");
    options.forEach(
        (option, value) -> {
          if (requireKnown(fields, format, option, known)) {
            fault(format, option, value)
                .ifPresent(
                    fault ->
                        fields.optionFault(
                            option, "option '%s' is '%s': %s.".formatted(option, value, fault)));
          }
        });
    return options;
  }

  private static boolean requireKnown(
      Fields fields, String what, String option, Set<String> known) {
    if (known.contains(option)) {
      return true;
    }
    String remedy =
        Nearest.to(option, known)
            .map("did you mean '%s'?"::formatted)
            .orElseGet(
                () ->
                    known.isEmpty()
                        ? "leave it out, %s has no options.".formatted(what)
                        : "use one of %s.".formatted(new TreeSet<>(known)));
    fields.optionFault(
        option, "option '%s' is not known for %s; %s".formatted(option, what, remedy));
    return false;
  }

  /** What is wrong with a value, if anything. */
  private static Optional<String> fault(String format, String option, String value) {
    if (FLAGS.contains(option)) {
      return List.of("true", "false").contains(value.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of("use true or false");
    }
    try {
      if (option.equals("withSchema")) {
        return DataType.fromJson(value) instanceof StructType
            ? Optional.empty()
            : Optional.of("give the JSON of a Spark struct type");
      }
      if (format.equals("csv")) {
        CsvOptions.of(Map.of(option, value), null);
      } else if (option.equals("jsonPath")) {
        var ignored = new JsonOptions(null, value);
      }
      return Optional.empty();
    } catch (RuntimeException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }
}
