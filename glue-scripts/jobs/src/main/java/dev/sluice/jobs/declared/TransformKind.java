package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.RelationalizeOptions;
import dev.sluice.dynamicframe.SpigotOptions;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.transform.RowComparison;
import dev.sluice.jobs.declared.JobSpec.Making;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.run.JobException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A transform by the name that Glue's users know, and the arguments that it takes under with. */
record TransformKind(List<String> arguments, Parser parser) {

  /** Reads the arguments; an IllegalArgumentException is a fault of the spec. */
  @FunctionalInterface
  interface Parser {
    Making parse(Fields with, String from, String name);
  }

  static final Map<String, TransformKind> NAMED = named();

  private static Map<String, TransformKind> named() {
    Map<String, TransformKind> named = new TreeMap<>();
    named.put(
        "ApplyMapping", kind(TransformKind::applyMapping, "mappings", "caseSensitive", "strict"));
    named.put(
        "ResolveChoice",
        kind(TransformKind::resolveChoice, "specs", "choice", "database", "table"));
    named.put("Relationalize", kind(TransformKind::relationalize, "root", "stableKeys"));
    named.put("SelectFromCollection", kind(TransformKind::selectFromCollection, "key"));
    named.put("Unbox", kind(TransformKind::unbox, "path", "format", "options"));
    named.put("Unnest", kind((with, from, name) -> one(from, DynamicFrame::unnest)));
    named.put("DropNullFields", kind((with, from, name) -> one(from, DynamicFrame::dropNulls)));
    named.put("UnnestDDBJson", kind((with, from, name) -> one(from, DynamicFrame::unnestDdbJson)));
    named.put(
        "SimplifyDDBJson", kind((with, from, name) -> one(from, DynamicFrame::simplifyDdbJson)));
    named.put(
        "ErrorsAsDynamicFrame",
        kind((with, from, name) -> one(from, DynamicFrame::errorsAsDynamicFrame)));
    named.put("DropFields", kind(TransformKind::dropFields, "paths"));
    named.put("SelectFields", kind(TransformKind::selectFields, "paths"));
    named.put("RenameField", kind(TransformKind::renameField, "field", "to"));
    named.put("SplitFields", kind(TransformKind::splitFields, "paths", "names"));
    named.put("SplitRows", kind(TransformKind::splitRows, "where", "names"));
    named.put("Filter", kind(TransformKind::filter, "where"));
    named.put("Join", kind(TransformKind::join, "keys", "with", "otherKeys"));
    named.put("Union", kind(TransformKind::union, "with"));
    named.put("MergeDynamicFrame", kind(TransformKind::merge, "with", "keys"));
    named.put("Spigot", kind(TransformKind::spigot, "path", "topk", "prob", "seed"));
    return Map.copyOf(named);
  }

  private static TransformKind kind(Parser parser, String... arguments) {
    return new TransformKind(List.of(arguments), parser);
  }

  private static Making one(String from, UnaryOperator<DynamicFrame> change) {
    return frames -> new Frame.Records(change.apply(frames.get(from).records()));
  }

  private static Making applyMapping(Fields with, String from, String name) {
    List<Mapping> mappings = with.rows("mappings").stream().map(Mapping::of).toList();
    require(!mappings.isEmpty(), "'mappings' is missing: [[source, type, target, type], …]");
    boolean strict = with.isTrue("strict");
    boolean caseSensitive = !with.find("caseSensitive").filter("false"::equals).isPresent();
    return one(
        from,
        frame ->
            strict
                ? frame.applyMappingStrictly(mappings)
                : frame.applyMapping(mappings, caseSensitive));
  }

  private static Making resolveChoice(Fields with, String from, String name) {
    List<ResolveSpec> specs = with.rows("specs").stream().map(ResolveSpec::of).toList();
    if (with.has("database")) {
      String database = with.text("database");
      String table = with.text("table");
      return one(from, frame -> frame.resolveChoice(database, table));
    }
    require(
        !specs.isEmpty() || with.has("choice"),
        "write 'specs: [[path, action], …]', or 'choice: action' for all choices");
    if (!with.has("choice")) {
      return one(from, frame -> frame.resolveChoice(specs));
    }
    String choice = with.text("choice");
    return one(from, frame -> frame.resolveChoice(specs, choice));
  }

  private static Making relationalize(Fields with, String from, String name) {
    String root = with.find("root").orElse(name);
    RelationalizeOptions options = new RelationalizeOptions(with.isTrue("stableKeys"));
    return frames ->
        new Frame.Tables(frames.get(from).records().relationalize(root, "", options), name);
  }

  private static Making selectFromCollection(Fields with, String from, String name) {
    String key = with.text("key");
    return frames -> {
      if (frames.get(from) instanceof Frame.Tables tables) {
        return new Frame.Records(tables.collection().select(key));
      }
      throw new JobException(
          "'%s' is one frame. SelectFromCollection takes the result of Relationalize, SplitFields or SplitRows."
              .formatted(from));
    };
  }

  private static Making unbox(Fields with, String from, String name) {
    String path = with.text("path");
    String format = with.text("format");
    Map<String, String> options = with.options("options");
    return one(from, frame -> frame.unbox(path, format, options));
  }

  private static Making dropFields(Fields with, String from, String name) {
    List<String> paths = with.texts("paths");
    return one(from, frame -> frame.dropFields(paths));
  }

  private static Making selectFields(Fields with, String from, String name) {
    List<String> paths = with.texts("paths");
    require(!paths.isEmpty(), "'paths' is missing: [field, …]");
    return one(from, frame -> frame.selectFields(paths));
  }

  private static Making renameField(Fields with, String from, String name) {
    String field = with.text("field");
    String to = with.text("to");
    return one(from, frame -> frame.renameField(field, to));
  }

  private static Making splitFields(Fields with, String from, String name) {
    List<String> paths = with.texts("paths");
    List<String> names = pair(with);
    return frames ->
        new Frame.Tables(
            frames.get(from).records().splitFields(paths, names.get(0), names.get(1)), name);
  }

  private static Making splitRows(Fields with, String from, String name) {
    List<RowComparison> where = comparisons(with);
    List<String> names = pair(with);
    return frames ->
        new Frame.Tables(
            frames.get(from).records().splitRows(where, names.get(0), names.get(1)), name);
  }

  private static Making filter(Fields with, String from, String name) {
    List<RowComparison> where = comparisons(with);
    return one(
        from,
        frame -> {
          DynamicFrameCollection split = frame.splitRows(where, "kept", "dropped");
          return split.select("kept");
        });
  }

  private static Making join(Fields with, String from, String name) {
    String other = with.text("with");
    List<String> keys = with.texts("keys");
    List<String> others = with.has("otherKeys") ? with.texts("otherKeys") : keys;
    require(
        !keys.isEmpty() && keys.size() == others.size(),
        "'keys' and 'otherKeys' must be lists of the same length");
    return frames ->
        new Frame.Records(
            frames.get(from).records().join(keys, others, frames.get(other).records()));
  }

  private static Making union(Fields with, String from, String name) {
    String other = with.text("with");
    return frames ->
        new Frame.Records(frames.get(from).records().union(frames.get(other).records()));
  }

  private static Making merge(Fields with, String from, String name) {
    String stage = with.text("with");
    List<String> keys = with.texts("keys");
    return frames ->
        new Frame.Records(
            frames.get(from).records().mergeDynamicFrame(frames.get(stage).records(), keys));
  }

  private static Making spigot(Fields with, String from, String name) {
    String path = with.text("path");
    SpigotOptions options =
        new SpigotOptions(
            Integer.parseInt(with.find("topk").orElse("100")),
            Double.parseDouble(with.find("prob").orElse("1")),
            Long.parseLong(with.find("seed").orElse("0")));
    return one(from, frame -> frame.spigot(path, options));
  }

  private static List<RowComparison> comparisons(Fields with) {
    List<RowComparison> comparisons =
        with.rows("where").stream().map(TransformKind::comparison).toList();
    require(!comparisons.isEmpty(), "'where' is missing: [[path, '>', value], …]");
    return comparisons;
  }

  /**
   * The value is a number or a truth value when it looks like one, unless it is said to be text.
   */
  private static RowComparison comparison(List<String> row) {
    boolean text = row.size() == 4 && row.get(3).equals("string");
    require(
        row.size() == 3 || text,
        "a comparison is [path, comparator, value] or [path, comparator, value, string]; found "
            + row);
    return RowComparison.of(row.get(0), row.get(1), text ? row.get(2) : constant(row.get(2)));
  }

  private static Object constant(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(value) : value;
  }

  private static List<String> pair(Fields with) {
    List<String> names = with.texts("names");
    require(names.size() == 2, "'names' wants two names: [first, second]");
    return names;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
