package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.jobs.declared.JobSpec.Making;
import dev.sluice.jobs.declared.spec.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A transform by the name that Glue's users know, and the arguments that it takes under {@code
 * with}.
 *
 * @param aliases Glue's own names for some of the arguments
 */
record TransformKind(List<String> arguments, Map<String, String> aliases, Parser parser) {

  /** What every transform takes, as in Glue. */
  static final List<String> THRESHOLDS = List.of("stageThreshold", "totalThreshold");

  /** Reads the arguments; an IllegalArgumentException is a fault of the spec. */
  @FunctionalInterface
  interface Parser {
    Making parse(Fields with, Input in, String name);
  }

  static final Map<String, TransformKind> NAMED = named();

  private static Map<String, TransformKind> named() {
    Map<String, TransformKind> named = new TreeMap<>();
    named.put(
        "ApplyMapping", kind(RecordSteps::applyMapping, "mappings", "caseSensitive", "strict"));
    named.put(
        "ResolveChoice",
        kind(RecordSteps::resolveChoice, "specs", "choice", "database", "table")
            .alias("tableName", "table")
            .alias("choiceOption", "choice"));
    named.put(
        "Relationalize",
        kind(TableSteps::relationalize, "root", "stableKeys", "stagingPath")
            .alias("name", "root")
            .alias("rootTableName", "root"));
    named.put("SelectFromCollection", kind(TableSteps::selectFromCollection, "key"));
    named.put("Unbox", kind(RecordSteps::unbox, "path", "format", "options"));
    named.put("Unnest", plain(DynamicFrame::unnest));
    named.put("UnnestFrame", plain(DynamicFrame::unnest));
    named.put("DropNullFields", plain(DynamicFrame::dropNulls));
    named.put("UnnestDDBJson", plain(DynamicFrame::unnestDdbJson));
    named.put("SimplifyDDBJson", plain(DynamicFrame::simplifyDdbJson));
    named.put("ErrorsAsDynamicFrame", plain(DynamicFrame::errorsAsDynamicFrame));
    named.put("DropFields", kind(RecordSteps::dropFields, "paths"));
    named.put("SelectFields", kind(RecordSteps::selectFields, "paths"));
    named.put(
        "RenameField",
        kind(RecordSteps::renameField, "field", "to")
            .alias("oldName", "field")
            .alias("newName", "to"));
    named.put("SplitFields", kind(TableSteps::splitFields, "paths", "names", "name1", "name2"));
    named.put(
        "SplitRows",
        kind(TableSteps::splitRows, "where", "comparisonDict", "names", "name1", "name2"));
    named.put("Filter", kind(RecordSteps::filter, "where", "condition", "function"));
    named.put("Map", kind(RecordSteps::map, "set", "function"));
    named.put(
        "Join",
        kind(TableSteps::join, "keys", "with", "otherKeys")
            .alias("keys1", "keys")
            .alias("keys2", "otherKeys")
            .alias("frame2", "with"));
    named.put("Union", kind(TableSteps::union, "with").alias("frame2", "with"));
    named.put(
        "MergeDynamicFrame",
        kind(TableSteps::merge, "with", "keys")
            .alias("stageDynamicFrame", "with")
            .alias("primaryKeys", "keys"));
    named.put("Spigot", kind(RecordSteps::spigot, "path", "options", "topk", "prob", "seed"));
    return Map.copyOf(named);
  }

  private static TransformKind kind(Parser parser, String... arguments) {
    return new TransformKind(List.of(arguments), Map.of(), parser);
  }

  private static TransformKind plain(UnaryOperator<DynamicFrame> change) {
    return kind((with, in, name) -> RecordSteps.one(in, change));
  }

  private TransformKind alias(String glueName, String argument) {
    Map<String, String> more = new TreeMap<>(aliases);
    more.put(glueName, argument);
    return new TransformKind(arguments, more, parser);
  }

  /** Every name that may stand under {@code with}. */
  List<String> names() {
    List<String> names = new ArrayList<>(arguments);
    names.addAll(aliases.keySet());
    names.addAll(THRESHOLDS);
    return names;
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
